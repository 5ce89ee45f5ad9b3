// Package typegen writes Go type definitions that mirror the types of another
// module, read by reflection. The mirror has the same field names, JSON tags
// and embedding, so encoding/json treats both alike, but it depends on nothing
// outside the standard library, except for what a Mapping names.
package typegen

import (
	"errors"
	"fmt"
	"reflect"
)

// Mapping replaces one foreign type by an expression instead of mirroring it.
// The expression must have the same JSON form as the type.
type Mapping struct {
	// Expr is the Go expression to emit, such as "string" or "nettypes.HardwareAddr".
	Expr string
	// Alias and Import name the package that Expr uses. Both are empty if none.
	Alias, Import string
}

// Origin says where the mirrored types come from; it ends up in comments.
type Origin struct {
	// Generator is the command that writes the files.
	Generator string
	// Module is the path of the module that owns the roots.
	Module string
	// Version is that module's version, such as "v3.4.7".
	Version string
	// Product names the module in doc comments, such as "podman".
	Product string
}

// File is one output file. A type lands in the first file whose roots reach it.
type File struct {
	// Name is the base name of the file.
	Name string
	// Roots are values of the types to mirror.
	Roots []any
}

// Config describes one generated package.
type Config struct {
	// Package is the name in the package clause.
	Package string
	// Origin describes the source.
	Origin Origin
	// Files lists the output, in the order in which types are claimed.
	Files []File
	// Renames maps "import/path.Name" to the name to emit.
	Renames map[string]string
	// Mappings maps "import/path.Name" to its replacement.
	Mappings map[string]Mapping
}

// Output is one generated file.
type Output struct {
	// Name is the base name of the file.
	Name string
	// Source is its formatted content.
	Source []byte
}

// Generate renders every file of the package. The result depends on cfg only.
func Generate(cfg Config) ([]Output, error) {
	if cfg.Package == "" || len(cfg.Files) == 0 {
		return nil, errors.New("typegen: a package name and at least one file are needed")
	}
	c := newCollector(cfg)
	files := make([][]reflect.Type, len(cfg.Files))
	for i, f := range cfg.Files {
		for _, root := range f.Roots {
			if err := c.root(reflect.TypeOf(root)); err != nil {
				return nil, fmt.Errorf("typegen: %s: %w", f.Name, err)
			}
		}
		files[i] = c.take()
	}
	if err := c.checkTables(); err != nil {
		return nil, fmt.Errorf("typegen: %w", err)
	}
	out := make([]Output, len(files))
	for i, types := range files {
		src, err := render(c, cfg.Files[i], types)
		if err != nil {
			return nil, fmt.Errorf("typegen: %s: %w", cfg.Files[i].Name, err)
		}
		out[i] = Output{Name: cfg.Files[i].Name, Source: src}
	}
	return out, nil
}
