package main

import (
	"fmt"
	"go/ast"
	"reflect"
	"strconv"
	"strings"
)

// walker finds the JSON paths of a type as encoding/json reads them.
type walker struct {
	tree  *tree
	add   func(path, goType string)
	depth int
}

// place is where an expression stands.
type place struct {
	p    *pkg
	file *ast.File
}

// named is a type that an expression came to: its declaration, or only a name
// for predeclared types and those of the standard library.
type named struct {
	place
	name string // "specgen.Namespace", "string", "time.Duration"
	spec *ast.TypeSpec
}

func (w *walker) root(importPath, name string) error {
	p, err := w.tree.load(importPath)
	if err != nil {
		return err
	}
	d, ok := p.types[name]
	if !ok {
		return fmt.Errorf("%s has no type %s", importPath, name)
	}
	return w.fields("", d.spec.Type.(*ast.StructType), place{p, d.file})
}

// fields adds the paths of a struct's fields. Embedded structs are read as if
// their fields stood in their place.
func (w *walker) fields(prefix string, s *ast.StructType, at place) error {
	if w.depth++; w.depth > 20 {
		return fmt.Errorf("%s: a type without end", prefix)
	}
	defer func() { w.depth-- }()
	for _, f := range s.Fields.List {
		name, tagged, skip := jsonName(f.Tag)
		if skip {
			continue
		}
		if len(f.Names) == 0 && !tagged {
			if st, where, err := w.structOf(f.Type, at); err != nil {
				return err
			} else if st != nil {
				if err := w.fields(prefix, st, where); err != nil {
					return err
				}
				continue
			}
		}
		names := []string{name}
		if !tagged {
			names = nil
			for _, n := range f.Names {
				names = append(names, n.Name)
			}
			if len(f.Names) == 0 {
				names = []string{embeddedName(f.Type)}
			}
		}
		for i, n := range names {
			if goName := n; !tagged && !ast.IsExported(goName) || tagged && len(f.Names) > i && !f.Names[i].IsExported() {
				continue
			}
			sub := strings.TrimPrefix(prefix+"."+n, ".")
			typ, err := w.typeName(f.Type, at)
			if err != nil {
				return fmt.Errorf("%s: %w", sub, err)
			}
			w.add(sub, typ)
			if err := w.below(sub, f.Type, at); err != nil {
				return fmt.Errorf("%s: %w", sub, err)
			}
		}
	}
	return nil
}

// below adds what is inside of a field: [] for elements, {} for values of maps.
func (w *walker) below(path string, x ast.Expr, at place) error {
	switch x := x.(type) {
	case *ast.StarExpr:
		return w.below(path, x.X, at)
	case *ast.ArrayType:
		return w.below(path+"[]", x.Elt, at)
	case *ast.MapType:
		return w.below(path+"{}", x.Value, at)
	case *ast.StructType:
		return w.fields(path, x, at)
	case *ast.Ident, *ast.SelectorExpr:
		n, err := w.resolve(x, at)
		if err != nil || n.spec == nil || n.marshals() {
			return err
		}
		return w.below(path, n.spec.Type, n.place)
	}
	return nil
}

// structOf returns the struct that an embedded type is, or nil.
func (w *walker) structOf(x ast.Expr, at place) (*ast.StructType, place, error) {
	switch x := x.(type) {
	case *ast.StarExpr:
		return w.structOf(x.X, at)
	case *ast.StructType:
		return x, at, nil
	case *ast.Ident, *ast.SelectorExpr:
		n, err := w.resolve(x, at)
		if err != nil || n.spec == nil {
			return nil, place{}, err
		}
		return w.structOf(n.spec.Type, n.place)
	}
	return nil, place{}, nil
}

// resolve finds what a name stands for; aliases are followed.
func (w *walker) resolve(x ast.Expr, at place) (named, error) {
	p, name := at.p, ""
	switch x := x.(type) {
	case *ast.Ident:
		name = x.Name
	case *ast.SelectorExpr:
		q := x.X.(*ast.Ident).Name
		importPath := importOf(at.file, q)
		if importPath == "" {
			return named{}, fmt.Errorf("no import is called %s", q)
		}
		var err error
		if p, err = w.tree.load(importPath); err != nil {
			return named{}, err
		}
		if name = x.Sel.Name; p == nil {
			return named{name: q + "." + name}, nil
		}
	}
	d, ok := p.types[name]
	if !ok {
		if p != at.p {
			return named{}, fmt.Errorf("%s has no type %s", p.path, name)
		}
		return named{name: name}, nil // predeclared
	}
	n := named{place{p, d.file}, d.file.Name.Name + "." + name, d.spec}
	if d.spec.Assign.IsValid() {
		switch d.spec.Type.(type) {
		case *ast.Ident, *ast.SelectorExpr:
			return w.resolve(d.spec.Type, n.place)
		}
	}
	return n, nil
}

// marshals reports whether the type decides its own JSON form.
func (n named) marshals() bool {
	m := n.p.methods[n.spec.Name.Name]
	return m["MarshalJSON"] || m["UnmarshalJSON"] || m["MarshalText"] || m["UnmarshalText"]
}

// typeName writes a type as Go does, each name with its package.
func (w *walker) typeName(x ast.Expr, at place) (string, error) {
	in := func(format string, parts ...ast.Expr) (string, error) {
		words := make([]any, len(parts))
		for i, p := range parts {
			s, err := w.typeName(p, at)
			if err != nil {
				return "", err
			}
			words[i] = s
		}
		return fmt.Sprintf(format, words...), nil
	}
	switch x := x.(type) {
	case *ast.StarExpr:
		return in("*%s", x.X)
	case *ast.ArrayType:
		if x.Len != nil {
			return in("[n]%s", x.Elt)
		}
		return in("[]%s", x.Elt)
	case *ast.MapType:
		return in("map[%s]%s", x.Key, x.Value)
	case *ast.StructType:
		return "struct", nil
	case *ast.InterfaceType:
		return "any", nil
	case *ast.Ident, *ast.SelectorExpr:
		n, err := w.resolve(x, at)
		return n.name, err
	}
	return "", fmt.Errorf("cannot read a type of form %T", x)
}

// jsonName reads a field's tag: its name, whether the tag gives it, and whether
// the field is left out.
func jsonName(tag *ast.BasicLit) (name string, tagged, skip bool) {
	if tag == nil {
		return "", false, false
	}
	text, _ := strconv.Unquote(tag.Value)
	value, ok := reflect.StructTag(text).Lookup("json")
	if !ok {
		return "", false, false
	}
	if value == "-" {
		return "", false, true
	}
	name, _, _ = strings.Cut(value, ",")
	return name, name != "", false
}

func embeddedName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return embeddedName(x.X)
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.Ident:
		return x.Name
	}
	return ""
}
