package main

import "fmt"

// later are fields that servers of the newest adapter read and its pinned
// podman, whose structs are read, does not have yet. An adapter of a major that
// has one of them makes its line needless, and an error.
var later = []struct {
	major, of string // the adapter, and the type
	since     string
	field     field
}{
	{"v4", "PerNetworkOptions", "v5.4.0", field{"Options", "map[string]string", "`json:\"options,omitempty\"`"}},
}

// addLater adds the fields to the mirrors' types.
func (u *union) addLater() error {
	for _, m := range u.mirrors {
		for _, l := range later {
			d := m.types[l.of]
			if l.major != m.major || d == nil {
				continue
			}
			if _, ok := u.find(d, l.field.key()); ok {
				return fmt.Errorf("%s of %s has the field %s: take it out of later", l.of, m.version, l.field.name)
			}
			d.fields = append(d.fields, l.field)
			u.added[l.of+"."+l.field.name] = "since " + l.since
		}
	}
	return nil
}
