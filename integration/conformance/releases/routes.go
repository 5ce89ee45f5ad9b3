package main

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// route is one libpod endpoint and the function that serves it.
type route struct {
	method, path string // path below /libpod
	urls         string // "all", or the first digits of the URL versions that are served: "0-3"; "none": without a version
	pkg, fn      string // import path and function
}

func (r route) key(parameter string) string {
	return strings.Join([]string{r.path, r.method, r.urls, parameter}, "\t")
}

// readRoutes reads the registrations in pkg/api/server.
func readRoutes(t *tree) ([]route, error) {
	p, err := t.load(t.main + "/pkg/api/server")
	if err != nil {
		return nil, err
	}
	var out []route
	for _, file := range p.files {
		routers := map[string]string{} // of the manifests: one per range of URL versions
		ast.Inspect(file, func(n ast.Node) bool {
			if err != nil {
				return false
			}
			switch n := n.(type) {
			case *ast.AssignStmt:
				if prefix := subrouter(n); prefix != "" {
					routers[n.Lhs[0].(*ast.Ident).Name] = prefix
				}
			case *ast.CallExpr:
				var got []route
				if got, err = registration(n, file, routers); err != nil {
					err = fmt.Errorf("%s: %w", file.Name.Name, err)
				}
				out = append(out, got...)
			}
			return true
		})
	}
	if err == nil && len(out) < 100 {
		err = fmt.Errorf("only %d routes found", len(out))
	}
	slices.SortFunc(out, func(a, b route) int { return cmp.Compare(a.key(""), b.key("")) })
	return out, err
}

// subrouter returns the prefix in x := r.PathPrefix("…").Subrouter().
func subrouter(a *ast.AssignStmt) string {
	if len(a.Rhs) != 1 {
		return ""
	}
	call, ok := a.Rhs[0].(*ast.CallExpr)
	if !ok || method(call) != "Subrouter" {
		return ""
	}
	inner, ok := call.Fun.(*ast.SelectorExpr).X.(*ast.CallExpr)
	if !ok || method(inner) != "PathPrefix" {
		return ""
	}
	return text(inner.Args[0])
}

// registration reads x.Handle[Func]([VersionedPath](PATH), …(HANDLER)).Methods(…).
func registration(call *ast.CallExpr, file *ast.File, routers map[string]string) ([]route, error) {
	if method(call) != "Methods" {
		return nil, nil
	}
	handle, ok := call.Fun.(*ast.SelectorExpr).X.(*ast.CallExpr)
	if !ok || (method(handle) != "Handle" && method(handle) != "HandleFunc") || len(handle.Args) != 2 {
		return nil, nil
	}
	router := ""
	if x, ok := handle.Fun.(*ast.SelectorExpr).X.(*ast.Ident); ok {
		router = x.Name
	}
	pattern := text(handle.Args[0])
	if wrap, ok := handle.Args[0].(*ast.CallExpr); ok && len(wrap.Args) == 1 {
		pattern = "/v{version:any}" + text(wrap.Args[0])
	}
	pattern = routers[router] + pattern
	urls, path, ok := libpodPath(pattern)
	if !ok {
		return nil, nil
	}
	fn := handler(handle.Args[1])
	if fn == nil {
		return nil, fmt.Errorf("no handler is found for %s", pattern)
	}
	var out []route
	for _, m := range call.Args {
		sel, ok := m.(*ast.SelectorExpr)
		if !ok {
			return nil, errors.New("a method that is no constant")
		}
		out = append(out, route{
			method: strings.ToUpper(strings.TrimPrefix(sel.Sel.Name, "Method")), path: path, urls: urls,
			pkg: importOf(file, fn.X.(*ast.Ident).Name), fn: fn.Sel.Name,
		})
	}
	return out, nil
}

var variable = regexp.MustCompile(`\{([a-z]+):[^{}]*\}`)

// libpodPath takes a route's pattern apart; false: it is not of the libpod API.
func libpodPath(pattern string) (urls, path string, ok bool) {
	before, path, ok := strings.Cut(pattern, "/libpod/")
	if !ok {
		return "", "", false
	}
	path = "/" + variable.ReplaceAllString(path, "{$1}")
	switch {
	case before == "":
		return "none", path, true
	case strings.Contains(before, "[0-3]"):
		return "0-3", path, true
	case strings.Contains(before, "[4-9]"):
		return "4-9", path, true
	}
	return "all", path, true
}

// handler finds libpod.X or compat.X in s.APIHandler(libpod.X).
func handler(x ast.Expr) *ast.SelectorExpr {
	call, ok := x.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return nil
	}
	if sel, ok := call.Args[0].(*ast.SelectorExpr); ok {
		if _, ok := sel.X.(*ast.Ident); ok {
			return sel
		}
	}
	return handler(call.Args[0])
}

func method(call *ast.CallExpr) string {
	if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return ""
}

// text returns the value of a string literal, or "".
func text(x ast.Expr) string {
	lit, ok := x.(*ast.BasicLit)
	if !ok {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value)
	return s
}
