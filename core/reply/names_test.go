package reply_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNamesAreNotCores holds that no name means a spec in core and an answer here.
func TestNamesAreNotCores(t *testing.T) {
	core, here := exportedTypes(t, ".."), exportedTypes(t, ".")
	if len(core) == 0 || len(here) == 0 {
		t.Fatalf("%d types in core, %d in core/reply: the files were not read", len(core), len(here))
	}
	for name := range here {
		if file, ok := core[name]; ok {
			t.Errorf("%s is a type here and in core (%s): name it after what is answered", name, file)
		}
	}
}

// exportedTypes returns the exported types of a package's folder, each with its file.
func exportedTypes(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, e.Name()), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, s := range decl.Specs {
				if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() {
					types[ts.Name.Name] = e.Name()
				}
			}
		}
	}
	return types
}
