package main

import (
	"fmt"
	"go/ast"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// raw is the type of a parameter that a handler reads as text by its name.
const raw = "text"

// readParameters returns the query parameters that a handler, or a function
// that it gives its request to, reads: the fields of the struct that the
// query is decoded into, and names that are looked up in it.
func readParameters(t *tree, importPath, fn string) (map[string]string, error) {
	r := reader{tree: t, out: map[string]string{}, seen: map[string]bool{}}
	return r.out, r.function(importPath, fn)
}

type reader struct {
	tree *tree
	out  map[string]string
	seen map[string]bool
}

func (r *reader) function(importPath, name string) error {
	key := importPath + "." + name
	if r.seen[key] {
		return nil
	}
	r.seen[key] = true
	p, err := r.tree.load(importPath)
	if err != nil || p == nil {
		return err
	}
	f, ok := p.funcs[name]
	if !ok || f.decl.Body == nil {
		return nil // a variable or a conversion
	}
	b := body{reader: r, place: place{p, f.file}, request: parameter(f.decl, "Request"), query: parameter(f.decl, "Values"), decl: f.decl}
	if b.request == "" && b.query == "" {
		return nil
	}
	ast.Inspect(f.decl.Body, func(n ast.Node) bool {
		if err == nil {
			err = b.node(n)
		}
		return err == nil
	})
	return err
}

// parameter returns the name of the parameter of type *http.Request or url.Values.
func parameter(d *ast.FuncDecl, typ string) string {
	for _, f := range d.Type.Params.List {
		t := f.Type
		if star, ok := t.(*ast.StarExpr); ok {
			t = star.X
		}
		if sel, ok := t.(*ast.SelectorExpr); ok && sel.Sel.Name == typ && len(f.Names) == 1 {
			return f.Names[0].Name
		}
	}
	return ""
}

// body is one function that has the request, or its query.
type body struct {
	*reader
	place
	request string // its name; "" if there is none
	query   string
	decl    *ast.FuncDecl
}

func (b *body) node(n ast.Node) error {
	switch n := n.(type) {
	case *ast.IndexExpr: // r.URL.Query()["x"], r.Form["x"]
		if b.isQuery(n.X) {
			b.raw(text(n.Index))
		}
	case *ast.CallExpr:
		return b.call(n)
	}
	return nil
}

func (b *body) call(c *ast.CallExpr) error {
	if sel, ok := c.Fun.(*ast.SelectorExpr); ok && len(c.Args) > 0 {
		switch sel.Sel.Name {
		case "Get", "Has": // r.URL.Query().Get("x")
			if b.isQuery(sel.X) {
				b.raw(text(c.Args[0]))
			}
		case "FormValue":
			if b.isRequest(sel.X) {
				b.raw(text(c.Args[0]))
			}
		case "Decode":
			if len(c.Args) == 2 && b.isQuery(c.Args[1]) {
				return b.decoded(c.Args[0])
			}
		}
	}
	if !slices.ContainsFunc(c.Args, func(a ast.Expr) bool { return b.isRequest(a) || b.isQuery(a) }) {
		return nil
	}
	for _, fn := range append([]ast.Expr{c.Fun}, c.Args...) { // a function may be an argument, too
		if err := b.follow(fn); err != nil {
			return err
		}
	}
	return nil
}

// follow reads a function that is given the request.
func (b *body) follow(fn ast.Expr) error {
	switch fn := fn.(type) {
	case *ast.Ident:
		return b.function(b.p.path, fn.Name)
	case *ast.SelectorExpr:
		q, ok := fn.X.(*ast.Ident)
		if !ok {
			return nil
		}
		importPath := importOf(b.file, q.Name)
		if strings.HasPrefix(importPath, "github.com/containers/") || strings.HasPrefix(importPath, "go.podman.io/") {
			return b.function(importPath, fn.Sel.Name)
		}
	}
	return nil
}

func (b *body) isRequest(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == b.request
}

// isQuery reports whether x is r.URL.Query(), r.Form, a variable that was set
// to one of them, or the parameter that is it.
func (b *body) isQuery(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.CallExpr:
		sel, ok := x.Fun.(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "Query" {
			return false
		}
		u, ok := sel.X.(*ast.SelectorExpr)
		return ok && u.Sel.Name == "URL" && b.isRequest(u.X)
	case *ast.SelectorExpr:
		return x.Sel.Name == "Form" && b.isRequest(x.X)
	case *ast.Ident:
		if x.Name == b.query && b.query != "" {
			return true
		}
		v := b.assigned(x.Name)
		if _, ok := v.(*ast.Ident); ok || v == nil {
			return false
		}
		return b.isQuery(v)
	}
	return false
}

func (b *body) raw(name string) {
	if _, ok := b.out[name]; !ok && name != "" {
		b.out[name] = raw
	}
}

// assigned returns the expression that first gives a variable its value.
func (b *body) assigned(name string) (value ast.Expr) {
	ast.Inspect(b.decl.Body, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok || value != nil || len(a.Lhs) != len(a.Rhs) {
			return value == nil
		}
		for i, l := range a.Lhs {
			if id, ok := l.(*ast.Ident); ok && id.Name == name {
				value = a.Rhs[i]
			}
		}
		return value == nil
	})
	return value
}

// declared returns the type in "var name T", or in a parameter.
func (b *body) declared(name string) (typ ast.Expr) {
	ast.Inspect(b.decl, func(n ast.Node) bool {
		var names []*ast.Ident
		var t ast.Expr
		switch n := n.(type) {
		case *ast.ValueSpec:
			names, t = n.Names, n.Type
		case *ast.Field:
			names, t = n.Names, n.Type
		}
		for _, id := range names {
			if id.Name == name && typ == nil {
				typ = t
			}
		}
		return true
	})
	return typ
}

// decoded adds the fields of the struct that a query is decoded into.
func (b *body) decoded(x ast.Expr) error {
	if ref, ok := x.(*ast.UnaryExpr); ok {
		x = ref.X
	}
	id, ok := x.(*ast.Ident)
	if !ok {
		return fmt.Errorf("%s: a query is decoded into something without a name", b.decl.Name.Name)
	}
	typ := b.declared(id.Name)
	if v := b.assigned(id.Name); v != nil && typ == nil {
		if ref, ok := v.(*ast.UnaryExpr); ok {
			v = ref.X
		}
		if lit, ok := v.(*ast.CompositeLit); ok {
			typ = lit.Type
		}
	}
	if typ == nil {
		return fmt.Errorf("%s: what is %s, which a query is decoded into?", b.decl.Name.Name, id.Name)
	}
	return b.schema(typ, b.place)
}

// schema adds a struct's fields as gorilla/schema names them.
func (b *body) schema(typ ast.Expr, at place) error {
	w := walker{tree: b.tree}
	s, at, err := w.structOf(typ, at)
	if err != nil {
		return err
	}
	if s == nil {
		return fmt.Errorf("%s: a query is decoded into no struct", b.decl.Name.Name)
	}
	for _, f := range s.Fields.List {
		if len(f.Names) == 0 {
			if err := b.schema(f.Type, at); err != nil {
				return err
			}
			continue
		}
		tag := ""
		if f.Tag != nil {
			t, _ := strconv.Unquote(f.Tag.Value)
			tag, _, _ = strings.Cut(reflect.StructTag(t).Get("schema"), ",")
		}
		goType, err := w.typeName(f.Type, at)
		if err != nil {
			return err
		}
		for _, n := range f.Names {
			name := tag
			if name == "" {
				name = n.Name
			}
			if name != "-" && n.IsExported() {
				b.out[name] = goType
			}
		}
	}
	return nil
}
