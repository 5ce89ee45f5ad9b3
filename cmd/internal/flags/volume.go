package flags

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/podspan/podspan/core"
)

// mountSet is everything to mount, by target, in the order of the flags. An
// element is a core.Mount, NamedVolume, OverlayVolume or ImageVolume.
type mountSet struct {
	targets []string
	what    []any
}

// add adds what is mounted at target. The same thing twice counts once;
// different things at one target are refused.
func (m *mountSet) add(v value, s, target string, what any) error {
	target = path.Clean(target)
	if i := slices.Index(m.targets, target); i >= 0 {
		if reflect.DeepEqual(m.what[i], what) {
			return nil
		}
		return v.bad(s, "something else is mounted at %s already", target)
	}
	m.targets, m.what = append(m.targets, target), append(m.what, what)
	return nil
}

// finishMounts sorts the mounts by their kind.
func finishMounts(b *build) error {
	st := &b.spec.Storage
	for _, w := range b.mounts.what {
		switch w := w.(type) {
		case core.Mount:
			st.Mounts = append(st.Mounts, w)
		case core.NamedVolume:
			st.Volumes = append(st.Volumes, w)
		case core.OverlayVolume:
			st.OverlayVolumes = append(st.OverlayVolumes, w)
		case core.ImageVolume:
			st.ImageVolumes = append(st.ImageVolumes, w)
		}
	}
	return nil
}

// applyVolumes reads --volume [SOURCE:]TARGET[:OPTIONS]. A source that begins
// with / or . is a directory of the server, made absolute by the client's
// working directory; any other is a volume's name.
func applyVolumes(b *build, v value) error {
	for _, s := range v.list {
		parts := strings.Split(s, ":")
		if len(parts) > 3 {
			return v.bad(s, "use [SOURCE:]TARGET[:OPTIONS]")
		}
		var source, target string
		var opts []string
		if target = parts[0]; len(parts) > 1 {
			source, target = parts[0], parts[1]
			if source == "" {
				return v.bad(s, "the source is empty")
			}
		}
		if err := v.target(s, target); err != nil {
			return err
		}
		target = path.Clean(target)
		if len(parts) == 3 {
			var err error
			if opts, err = b.volumeOptions(v, s, strings.Split(parts[2], ",")); err != nil {
				return err
			}
		}
		what, err := b.volume(v, s, source, target, opts)
		if err != nil {
			return err
		}
		if err := b.mounts.add(v, s, target, what); err != nil {
			return err
		}
	}
	return nil
}

// volume makes the mount, overlay or named volume of one --volume.
func (b *build) volume(v value, s, source, target string, opts []string) (any, error) {
	overlay := slices.Contains(opts, "O")
	if overlay {
		if err := v.overlayOptions(s, opts); err != nil {
			return nil, err
		}
	}
	if !strings.HasPrefix(source, "/") && !strings.HasPrefix(source, ".") {
		return core.NamedVolume{Name: source, Destination: target, Options: opts}, nil
	}
	if source[0] == '.' {
		source = b.env.abs(source)
	}
	if slices.Contains(opts, "copy") { // servers refuse it, or forget it
		return nil, v.bad(s, "copy is for a named volume: nothing is copied into a directory of the server")
	}
	if !overlay {
		return core.Mount{Type: "bind", Source: source, Destination: target, Options: opts}, nil
	}
	return core.OverlayVolume{Source: source, Destination: target, Options: opts}, nil
}

// overlayOptions holds what may stand beside O.
func (v value) overlayOptions(s string, opts []string) error {
	var dirs int
	for _, o := range opts {
		switch {
		case strings.HasPrefix(o, "upperdir="), strings.HasPrefix(o, "workdir="):
			dirs++
		case o != "O" && o != "U":
			return v.bad(s, "with O there can only be U, or upperdir= and workdir=, not %s", o)
		}
	}
	if dirs == 1 {
		return v.bad(s, "upperdir= and workdir= belong together")
	}
	return nil
}

// target refuses a path in the container that is not absolute.
func (v value) target(s, target string) error {
	if !path.IsAbs(target) {
		return v.bad(s, "%q is not an absolute path in the container", target)
	}
	return nil
}

// volumeGroups are the options of a bind or a volume; of each group there can
// be one.
var volumeGroups = [][]string{
	{"rw", "ro"}, {"exec", "noexec"}, {"dev", "nodev"}, {"suid", "nosuid"}, {"z", "Z", "O"}, {"U"},
	{"private", "rprivate", "shared", "rshared", "slave", "rslave", "unbindable", "runbindable"},
	{"bind", "rbind"}, {"copy", "nocopy"},
}

// volumeOptions checks options of a bind or a volume, and leaves out those that no
// podman applies.
func (b *build) volumeOptions(v value, s string, opts []string) ([]string, error) {
	var out []string
	seen := map[int]string{}
	for _, o := range opts {
		group := slices.IndexFunc(volumeGroups, func(g []string) bool { return slices.Contains(g, o) })
		switch {
		case o == "cached" || o == "delegated":
			b.unapplied(v.flag+" …:"+o, onlyForMacOS, "leave the option out")
			continue
		case o == "idmap" || strings.HasPrefix(o, "idmap="):
		case strings.HasPrefix(o, "upperdir="):
			group = len(volumeGroups)
		case strings.HasPrefix(o, "workdir="):
			group = len(volumeGroups) + 1
		case group < 0:
			return nil, v.bad(s, "unknown option %q", o)
		}
		if group >= 0 {
			if seen[group] != "" {
				return nil, v.bad(s, "the options %s and %s exclude each other", seen[group], o)
			}
			seen[group] = o
		}
		out = append(out, o)
	}
	return out, nil
}

// onlyForMacOS is why how consistent a mount is to be means nothing.
const onlyForMacOS = "it is for Docker on macOS, where files are copied; on Linux a mount is the directory itself"

// applyTmpfs reads --tmpfs TARGET[:OPTIONS]. The server reads the options.
func applyTmpfs(b *build, v value) error {
	for _, s := range v.list {
		target, opts, said := strings.Cut(s, ":")
		if strings.Contains(opts, ":") {
			return v.bad(s, "use TARGET[:OPTIONS]")
		}
		if err := v.target(s, target); err != nil {
			return err
		}
		m := core.Mount{Type: "tmpfs", Source: "tmpfs", Destination: path.Clean(target)}
		if said {
			m.Options = strings.Split(opts, ",")
		}
		if err := b.mounts.add(v, s, target, m); err != nil {
			return err
		}
	}
	return nil
}
