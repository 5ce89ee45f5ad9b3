package core

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// declared are the names of a package: its types, functions, values, and
// TYPE.FIELD and TYPE.METHOD.
func declared(t *testing.T, files []*ast.File) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, f := range files {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				name := d.Name.Name
				if d.Recv != nil {
					name = receiver(d.Recv.List[0].Type) + "." + name
				}
				names[name] = true
			case *ast.GenDecl:
				for _, s := range d.Specs {
					declaredBy(s, names)
				}
			}
		}
	}
	return names
}

func declaredBy(s ast.Spec, names map[string]bool) {
	switch s := s.(type) {
	case *ast.ValueSpec:
		for _, n := range s.Names {
			names[n.Name] = true
		}
	case *ast.TypeSpec:
		names[s.Name.Name] = true
		var fields *ast.FieldList
		switch x := s.Type.(type) {
		case *ast.StructType:
			fields = x.Fields
		case *ast.InterfaceType:
			fields = x.Methods
		default:
			return
		}
		for _, f := range fields.List {
			for _, n := range f.Names {
				names[s.Name.Name+"."+n.Name] = true
			}
		}
	}
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// parsed parses the sources of a folder, tests aside.
func parsed(t *testing.T, fset *token.FileSet, dir string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// A name in a comment is one that exists: [Name] and [*Name] of the package, [pkg.Name],
// and reply.Name anywhere.
func TestCommentsNameWhatExists(t *testing.T) {
	link := regexp.MustCompile(`\[\*?((?:core|probe|reply|flags|common)\.)?([A-Z]\w*(?:\.[A-Z]\w*)?)\]`)
	plain := regexp.MustCompile(`\b(reply)\.([A-Z]\w*(?:\.[A-Z]\w*)?)`)
	fset := token.NewFileSet()
	dirs := map[string]string{
		"core": ".", "reply": "reply", "probe": "../probe", "flags": "../cmd/internal/flags", "common": "../cmd/internal/cli/common",
	}
	files, names := map[string][]*ast.File{}, map[string]map[string]bool{}
	for pkg, dir := range dirs {
		files[pkg] = parsed(t, fset, dir)
		names[pkg] = declared(t, files[pkg])
	}
	seen := 0
	for _, pkg := range slices.Sorted(maps.Keys(files)) {
		for _, f := range files[pkg] {
			for _, c := range f.Comments {
				for _, m := range slices.Concat(link.FindAllStringSubmatch(c.Text(), -1), plain.FindAllStringSubmatch(c.Text(), -1)) {
					of := pkg
					if m[1] != "" {
						of = strings.TrimSuffix(m[1], ".")
					}
					if seen++; !names[of][m[2]] {
						t.Errorf("%s: there is no %s in %s", fset.Position(c.Pos()), m[0], of)
					}
				}
			}
		}
	}
	if seen < 300 {
		t.Errorf("only %d names were looked up", seen)
	}
}
