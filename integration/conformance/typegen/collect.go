package typegen

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// collector walks from the roots, gives every foreign named type a local name
// and remembers the order in which the types were met.
type collector struct {
	cfg     Config
	names   map[reflect.Type]string
	owners  map[string]reflect.Type
	pending []reflect.Type
	used    map[string]bool
}

func newCollector(cfg Config) *collector {
	return &collector{
		cfg:    cfg,
		names:  map[reflect.Type]string{},
		owners: map[string]reflect.Type{},
		used:   map[string]bool{},
	}
}

// root adds one root type and everything that it reaches.
func (c *collector) root(t reflect.Type) error {
	if t == nil || t.Name() == "" || !foreign(t) {
		return fmt.Errorf("root %v is not a named type of another module", t)
	}
	return c.visit(t, t.String())
}

// take returns the types met since the last call.
func (c *collector) take() []reflect.Type {
	types := c.pending
	c.pending = nil
	return types
}

// checkTables refuses rename and mapping rows that nothing uses.
func (c *collector) checkTables() error {
	var stale []string
	for key := range c.cfg.Renames {
		if !c.used[key] {
			stale = append(stale, "rename "+key)
		}
	}
	for key := range c.cfg.Mappings {
		if !c.used[key] {
			stale = append(stale, "mapping "+key)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	slices.Sort(stale)
	return fmt.Errorf("unused table rows: %s", strings.Join(stale, ", "))
}

// visit records t and what it reaches. where is the path to it, for errors.
func (c *collector) visit(t reflect.Type, where string) error {
	if t.Name() != "" {
		return c.visitNamed(t, where)
	}
	return c.visitParts(t, where)
}

func (c *collector) visitNamed(t reflect.Type, where string) error {
	if !foreign(t) {
		if t.Kind() == reflect.Interface {
			return fmt.Errorf("%s: interface %s has no JSON form of its own; add a mapping", where, t)
		}
		return nil
	}
	if _, ok := c.cfg.Mappings[key(t)]; ok {
		c.used[key(t)] = true
		return nil
	}
	if _, ok := c.names[t]; ok {
		return nil
	}
	if m := marshaler(t); m != "" {
		return fmt.Errorf("%s: %s has its own %s; add a mapping", where, key(t), m)
	}
	name, err := c.claim(t)
	if err != nil {
		return fmt.Errorf("%s: %w", where, err)
	}
	c.names[t] = name
	c.pending = append(c.pending, t)
	return c.visitParts(t, where)
}

// visitParts walks the element, key and field types of t.
func (c *collector) visitParts(t reflect.Type, where string) error {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return c.visit(t.Elem(), where)
	case reflect.Map:
		if err := c.visit(t.Key(), where); err != nil {
			return err
		}
		return c.visit(t.Elem(), where)
	case reflect.Struct:
		fields, err := wireFields(t)
		if err != nil {
			return fmt.Errorf("%s: %w", where, err)
		}
		for _, f := range fields {
			if err := c.visit(f.Type, where+"."+f.Name); err != nil {
				return err
			}
		}
		return nil
	case reflect.Interface:
		if t.NumMethod() > 0 {
			return fmt.Errorf("%s: interface %s has no JSON form of its own; add a mapping", where, t)
		}
		return nil
	case reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return fmt.Errorf("%s: kind %s has no JSON form", where, t.Kind())
	default:
		return nil
	}
}

// marshaler names the method by which t or *t decides its own JSON form.
func marshaler(t reflect.Type) string {
	p := reflect.PointerTo(t)
	for _, m := range []struct {
		iface reflect.Type
		name  string
	}{
		{reflect.TypeFor[json.Marshaler](), "MarshalJSON"},
		{reflect.TypeFor[json.Unmarshaler](), "UnmarshalJSON"},
		{reflect.TypeFor[encoding.TextMarshaler](), "MarshalText"},
		{reflect.TypeFor[encoding.TextUnmarshaler](), "UnmarshalText"},
	} {
		if t.Implements(m.iface) || p.Implements(m.iface) {
			return m.name
		}
	}
	return ""
}

// foreign reports whether t is a named type from outside the standard library.
func foreign(t reflect.Type) bool {
	first, _, _ := strings.Cut(t.PkgPath(), "/")
	return strings.Contains(first, ".")
}

// key is how the tables name a type.
func key(t reflect.Type) string { return t.PkgPath() + "." + t.Name() }
