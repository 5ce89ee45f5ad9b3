package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// pkg is one parsed package. Every declaration comes with its file, whose
// imports give the names in it their meaning.
type pkg struct {
	path    string
	types   map[string]typeDecl
	funcs   map[string]funcDecl
	methods map[string]map[string]bool // type → methods
	files   []*ast.File
}

type typeDecl struct {
	spec *ast.TypeSpec
	file *ast.File
}

type funcDecl struct {
	decl *ast.FuncDecl
	file *ast.File
}

// target is what servers are built for.
var target = func() build.Context {
	c := build.Default
	c.GOOS, c.GOARCH, c.CgoEnabled, c.BuildTags = "linux", "amd64", true, nil
	return c
}()

// load parses a package once; nil for one of the standard library.
func (t *tree) load(importPath string) (*pkg, error) {
	if p, ok := t.pkgs[importPath]; ok {
		return p, nil
	}
	dir, err := t.folder(importPath)
	if err != nil {
		return nil, err
	}
	var p *pkg
	if dir != "" {
		if p, err = parseDir(importPath, dir); err != nil {
			return nil, err
		}
	}
	t.pkgs[importPath] = p
	return p, nil
}

func parseDir(importPath, dir string) (*pkg, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	p := &pkg{path: importPath, types: map[string]typeDecl{}, funcs: map[string]funcDecl{}, methods: map[string]map[string]bool{}}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if ok, err := target.MatchFile(dir, name); err != nil || !ok {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.add(file)
	}
	if len(p.files) == 0 {
		return nil, fmt.Errorf("%s has no Go files", dir)
	}
	return p, nil
}

func (p *pkg) add(file *ast.File) {
	p.files = append(p.files, file)
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok {
					p.types[s.Name.Name] = typeDecl{s, file}
				}
			}
		case *ast.FuncDecl:
			if d.Recv == nil {
				p.funcs[d.Name.Name] = funcDecl{d, file}
				continue
			}
			recv := d.Recv.List[0].Type
			if star, ok := recv.(*ast.StarExpr); ok {
				recv = star.X
			}
			if name, ok := recv.(*ast.Ident); ok {
				if p.methods[name.Name] == nil {
					p.methods[name.Name] = map[string]bool{}
				}
				p.methods[name.Name][d.Name.Name] = true
			}
		}
	}
}

var majorSuffix = regexp.MustCompile(`^v[0-9]+$`)

// importOf returns the import path that name stands for in a file.
func importOf(file *ast.File, name string) string {
	for _, i := range file.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		if i.Name != nil {
			if i.Name.Name == name {
				return p
			}
			continue
		}
		if baseName(p) == name {
			return p
		}
	}
	return ""
}

// baseName is a package's usual name: its path's last word that is no version.
func baseName(importPath string) string {
	base := path.Base(importPath)
	if majorSuffix.MatchString(base) {
		base = path.Base(path.Dir(importPath))
	}
	return strings.TrimSuffix(strings.TrimPrefix(base, "go-"), "-go")
}
