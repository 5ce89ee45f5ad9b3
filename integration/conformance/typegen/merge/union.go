package main

import (
	"fmt"
	"slices"
	"strings"
)

// union is the shared package in the making: of every type that two majors
// have, and of what those reach, one declaration with the fields of all.
type union struct {
	mirrors []*mirror // newest first
	types   map[string]*decl
	order   []string
	added   map[string]string // "Type.Field" that the newest mirror does not have → whence it is
}

// unite makes the declarations: the newest major's, and behind its fields those
// that only older ones have. A field is the same if JSON calls it the same.
func unite(mirrors []*mirror) (*union, error) {
	u := &union{mirrors: mirrors, types: map[string]*decl{}, added: map[string]string{}}
	if err := u.addLater(); err != nil {
		return nil, err
	}
	for _, m := range mirrors {
		for _, name := range m.order {
			if u.shared(name) {
				if err := u.reach(name); err != nil {
					return nil, err
				}
			}
		}
	}
	return u, nil
}

// shared reports whether at least two majors have a type.
func (u *union) shared(name string) bool {
	n := 0
	for _, m := range u.mirrors {
		if m.types[name] != nil {
			n++
		}
	}
	return n > 1
}

// reach adds a type and all that it names.
func (u *union) reach(name string) error {
	if u.types[name] != nil {
		return nil
	}
	var out *decl
	for _, m := range u.mirrors {
		d := m.types[name]
		switch {
		case d == nil:
		case out == nil:
			c := *d
			c.fields, c.refs, c.packages = slices.Clone(d.fields), slices.Clone(d.refs), slices.Clone(d.packages)
			out = &c
			u.types[name] = out
			u.order = append(u.order, name)
		default:
			if err := u.merge(out, d, m); err != nil {
				return fmt.Errorf("%s of %s: %w", name, m.major, err)
			}
		}
	}
	if out == nil {
		return nil // written by hand
	}
	for _, ref := range slices.Clone(out.refs) {
		if err := u.reach(ref); err != nil {
			return err
		}
	}
	return nil
}

// merge adds to out what an older major's declaration has more.
func (u *union) merge(out, older *decl, m *mirror) error {
	if !out.isStruct || !older.isStruct {
		if out.text != older.text {
			return fmt.Errorf("is %s, and %s in a newer major", older.text, out.text)
		}
		return nil
	}
	for _, f := range older.fields {
		have, ok := u.find(out, f.key())
		switch {
		case ok && !alike(have.typ, f.typ):
			return fmt.Errorf("field %s is a %s, and a %s in a newer major", f.name, f.typ, have.typ)
		case ok:
		case f.name == "":
			return fmt.Errorf("%s is embedded in it, but not in a newer major: add support for that", f.typ)
		default:
			out.fields = append(out.fields, f)
			out.refs = append(out.refs, older.refs...)
			out.packages = append(out.packages, older.packages...)
			u.added[out.name+"."+f.name] = m.major
		}
	}
	return nil
}

// alike reports whether [libpod.Fit] translates between fields of two types:
// they are the same, or one is a pointer to the other.
func alike(a, b string) bool {
	return a == b || strings.TrimPrefix(a, "*") == strings.TrimPrefix(b, "*")
}

// find looks for a field by its key, below embedded structs, too.
func (u *union) find(d *decl, key string) (field, bool) {
	for _, f := range d.fields {
		if f.key() == key {
			return f, true
		}
	}
	for _, f := range d.fields {
		if f.name != "" {
			continue
		}
		for _, m := range u.mirrors { // what is embedded may not be united yet
			if inner := m.types[f.typ]; inner != nil {
				if got, ok := u.find(inner, key); ok {
					return got, true
				}
				break
			}
		}
	}
	return field{}, false
}

// own returns the types of one major that it cannot take from the shared
// package: those that differ there, and all that name one of them.
func (u *union) own(m *mirror) map[string]bool {
	own := map[string]bool{}
	for name, d := range m.types {
		if s := u.types[name]; s == nil || !slices.Equal(s.fields, d.fields) || s.text != d.text {
			own[name] = true
		}
	}
	for grown := true; grown; {
		grown = false
		for name, d := range m.types {
			if !own[name] && slices.ContainsFunc(d.refs, func(ref string) bool { return own[ref] }) {
				own[name], grown = true, true
			}
		}
	}
	return own
}
