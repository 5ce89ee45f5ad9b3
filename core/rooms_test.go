package core

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// sources parses this package's own files.
func sources(t *testing.T) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset, files := token.NewFileSet(), map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if files[name], err = parser.ParseFile(fset, name, src, parser.SkipObjectResolution); err != nil {
			t.Fatal(err)
		}
	}
	return fset, files
}

// versionTables are the files that may name a release of Podman: the rules table and
// the read-back tables. Comments do not count.
var versionTables = regexp.MustCompile(`^(rules.*|verify_.*)\.go$`)

// releaseNumber is a release of Podman in a text. A number with more parts, such as
// an address, is none.
var releaseNumber = regexp.MustCompile(`(^|[^0-9.])v?[3-9]\.[0-9]{1,2}(\.[0-9]{1,2})?([^0-9.]|\.?$)`)

// What a release can do stands in tables: a number anywhere else is a decision
// that nobody finds, and goes stale in an error text.
func TestReleasesStandInTables(t *testing.T) {
	fset, files := sources(t)
	for name, f := range files {
		if versionTables.MatchString(name) {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			if s, err := strconv.Unquote(lit.Value); err == nil && releaseNumber.MatchString(s) {
				t.Errorf("%s: %s names a release: it belongs into a row of rules_*.go or verify_*.go (DESIGN, law 2)", fset.Position(lit.Pos()),
					lit.Value)
			}
			return true
		})
	}
}

// pure are the files that hold specs, rules and checks: what they decide depends on
// a spec and a server's version alone.
var pure = regexp.MustCompile(`^(spec_.*|rules.*|check.*|verify_(container|pod|network|volume|secret)_.*|verify_rows|verify_compare)\.go$`)

// TestSpecsKnowNoClient holds that those files name nothing that speaks to a
// server, and call no method that does: so each can be tested without one, used
// offline (plan), and be moved into a package of its own.
func TestSpecsKnowNoClient(t *testing.T) {
	fset, files := sources(t)
	speaks := map[string]bool{"Client": true, "Conn": true, "Link": true, "Adapter": true, "Request": true, "Stream": true, "attempt": true,
		"response": true}
	for range speaks { // what is declared with one of them speaks, too
		before := len(speaks)
		for name, f := range files {
			if pure.MatchString(name) {
				continue
			}
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && mentions(fn.Type, speaks) != nil {
					speaks[fn.Name.Name] = true
				}
			}
		}
		if len(speaks) == before {
			break
		}
	}
	var checked int
	for name, f := range files {
		if !pure.MatchString(name) {
			continue
		}
		checked++
		if id := mentions(f, speaks); id != nil {
			t.Errorf("%s: %s uses %s: specs, rules and checks know nothing of the client, so that they can be used offline and tested alone",
				fset.Position(id.Pos()), name, id.Name)
		}
	}
	if checked < 40 {
		t.Errorf("%d files of specs, rules and checks were found: has the naming changed?", checked)
	}
}

// mentions finds an identifier that is one of names: not a field's or a method's
// name, nor a key.
func mentions(n ast.Node, names map[string]bool) (found *ast.Ident) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.SelectorExpr:
			if found == nil {
				found = mentions(x.X, names)
			}
			return false
		case *ast.KeyValueExpr:
			if found == nil {
				found = mentions(x.Value, names)
			}
			return false
		case *ast.Field: // its names are its own
			if found == nil {
				found = mentions(x.Type, names)
			}
			return false
		case *ast.Ident:
			if names[x.Name] && found == nil {
				found = x
			}
		}
		return found == nil
	})
	return found
}
