package flags

import (
	"path"
	"slices"
	"strings"

	"github.com/podspan/podspan/core"
)

// applyMounts reads --mount type=TYPE,option[=value]…, a line of CSV.
func applyMounts(b *build, v value) error {
	for _, s := range v.list {
		fields, err := splitCSV(s)
		if err != nil {
			return v.bad(s, "not a comma-separated list: %v", err)
		}
		i := slices.IndexFunc(fields, func(f string) bool { return strings.HasPrefix(f, "type=") })
		if i < 0 {
			return v.bad(s, "the type is missing: use type=bind, volume, tmpfs, ramfs, image, devpts or glob")
		}
		m := mountSpec{v: v, s: s, kind: strings.TrimPrefix(fields[i], "type=")}
		if err := b.mount(&m, slices.Delete(slices.Clone(fields), i, i+1)); err != nil {
			return err
		}
	}
	return nil
}

// mountSpec is one --mount in the making.
type mountSpec struct {
	v       value
	s, kind string

	source, target, subPath string
	options                 []string
	readWrite               bool            // type=image
	consistency             bool            // is given
	seen                    map[string]bool // groups of options that are given
}

func (m *mountSpec) bad(format string, args ...any) error { return m.v.bad(m.s, format, args...) }

// mount adds what one --mount describes.
func (b *build) mount(m *mountSpec, fields []string) error {
	read, ok := mountReaders[m.kind]
	if !ok {
		return m.bad("unknown type %q: use bind, volume, tmpfs, ramfs, image, devpts or glob", m.kind)
	}
	m.seen = map[string]bool{}
	for _, f := range fields {
		key, val, valued := strings.Cut(f, "=")
		if err := read(m, key, val, valued, f); err != nil {
			return err
		}
	}
	if m.consistency {
		b.unapplied(m.v.flag+" consistency=", onlyForMacOS, "leave the option out")
	}
	if m.target == "" && m.kind != "glob" {
		return m.bad("the target is missing: use target=PATH")
	}
	switch m.kind {
	case "bind":
		if m.source == "" {
			m.source = m.target
		}
		m.source = b.env.abs(m.source)
		return b.addBind(m, m.source, m.target)
	case "glob":
		return b.addGlob(m)
	case "volume":
		return b.mounts.add(m.v, m.s, m.target, core.NamedVolume{Name: m.source, Destination: m.target, Options: m.options, SubPath: m.subPath})
	case "image":
		if m.source == "" {
			return m.bad("the image is missing: use source=IMAGE")
		}
		return b.mounts.add(m.v, m.s, m.target, core.ImageVolume{Source: m.source, Destination: m.target, ReadWrite: m.readWrite})
	}
	return b.mounts.add(m.v, m.s, m.target, core.Mount{Type: m.kind, Source: m.kind, Destination: m.target, Options: m.options})
}

func (b *build) addBind(m *mountSpec, source, target string) error {
	opts, err := b.volumeOptions(m.v, m.s, m.options)
	if err != nil {
		return err
	}
	return b.mounts.add(m.v, m.s, target, core.Mount{Type: "bind", Source: source, Destination: target, Options: opts})
}

// addGlob binds every file that the pattern finds, at its own path or below
// the target. Like podman's client, it looks where the client runs.
func (b *build) addGlob(m *mountSpec) error {
	if m.source == "" {
		return m.bad("the pattern is missing: use source=PATTERN")
	}
	found, err := b.env.Glob(b.env.abs(m.source))
	if err != nil {
		return m.bad("not a pattern: %v", err)
	}
	if len(found) == 0 {
		return m.bad("no file matches %q", m.source)
	}
	for _, file := range found {
		target := file
		if m.target != "" {
			target = path.Join(m.target, path.Base(file))
		}
		if err := b.addBind(m, file, target); err != nil {
			return err
		}
	}
	return nil
}
