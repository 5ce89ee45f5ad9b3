package core

import (
	"path"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// seenMount is a mount as inspect shows it.
type seenMount struct {
	kind    string   // "tmpfs", "bind", "volume", "image"
	name    string   // of a volume
	source  string   // path, or image
	options []string // with those that inspect shows in fields of their own
}

// seenMounts returns what is mounted, by its clean path.
func seenMounts(d *reply.Container) map[string]*seenMount {
	out := map[string]*seenMount{}
	for dest, options := range d.HostConfig.Tmpfs {
		out[cleanPath(dest)] = &seenMount{kind: "tmpfs", options: strings.Split(options, ",")}
	}
	for i := range d.Mounts {
		m := &d.Mounts[i]
		options := slices.Clone(m.Options)
		for _, o := range []string{m.Mode, m.Propagation, map[bool]string{true: "rw", false: "ro"}[m.RW]} {
			if o != "" {
				options = append(options, o)
			}
		}
		out[cleanPath(m.Destination)] = &seenMount{kind: m.Type, name: m.Name, source: m.Source, options: options}
	}
	return out
}

func cleanPath(p string) string {
	if p == "" {
		return ""
	}
	return path.Clean(p)
}

// lostMounts looks for the places where something should be mounted.
func lostMounts[M any](want []M, d *reply.Container, dest func(*M) string) (string, string) {
	if len(want) == 0 {
		return "", ""
	}
	var places, there []string
	for i := range want {
		places = append(places, cleanPath(dest(&want[i])))
	}
	for p := range seenMounts(d) {
		there = append(there, p)
	}
	slices.Sort(there)
	return missing(places, there)
}

// eachMount compares what is mounted where it should be; what is not mounted at
// all is lostMounts' to say.
func eachMount[M any](want []M, d *reply.Container, dest func(*M) string, same func(*M, *seenMount) (string, string)) (string, string) {
	if len(want) == 0 {
		return "", ""
	}
	seen := seenMounts(d)
	var wanted, got []string
	for i := range want {
		p := cleanPath(dest(&want[i]))
		if seen[p] == nil {
			continue
		}
		if w, g := same(&want[i], seen[p]); w != g {
			wanted, got = append(wanted, p+": "+w), append(got, p+": "+g)
		}
	}
	return strings.Join(wanted, ", "), strings.Join(got, ", ")
}
