// Package conform holds request bodies against the real type that a server
// decodes them into.
package conform

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/podspan/podspan/integration/conformance/typegen/jsontree"
)

// DirEnv names the environment variable that holds the folder of bodies.
const DirEnv = "PODSPAN_CONFORMANCE_DIR"

// compareOnly is how the name of a body begins that Validate is not asked about.
const compareOnly = "all-fields"

// Body is one request body.
type Body struct {
	// Name is the file's base name.
	Name string
	// Data is its content.
	Data []byte
}

// Kind is one kind of body: T is the real type behind it.
type Kind[T any] struct {
	// Validate is the real check of a decoded body; nil: there is none.
	Validate func(*T) error
	// Zeros says that T encodes zero values which a body leaves out: they are no
	// difference.
	Zeros bool
	// NotSent maps a JSON path that no body mentions to the reason. It covers
	// the paths below it as well.
	NotSent map[string]string
}

// Load reads every JSON file in the folder. No folder and no file are errors.
func Load(dir string) ([]Body, error) {
	if dir == "" {
		return nil, fmt.Errorf("conform: %s names no folder of JSON bodies", DirEnv)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("conform: %w", err)
	}
	var bodies []Body
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != ".json" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("conform: %w", err)
		}
		bodies = append(bodies, Body{e.Name(), data})
	}
	if len(bodies) == 0 {
		return nil, fmt.Errorf("conform: no *.json in %s", dir)
	}
	return bodies, nil
}

// Check decodes the body strictly into a T, compares what that encodes to with
// the body, and asks Validate unless the name begins with all-fields.
func (k Kind[T]) Check(b Body) error {
	want, err := jsontree.Decode(b.Data)
	if err != nil {
		return fmt.Errorf("%s: %w", b.Name, err)
	}
	value := new(T)
	if err := jsontree.DecodeStrict(b.Data, value); err != nil {
		return fmt.Errorf("%s: %w", b.Name, err)
	}
	again, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("%s: encode again: %w", b.Name, err)
	}
	got, err := jsontree.Decode(again)
	if err != nil {
		return fmt.Errorf("%s: %w", b.Name, err)
	}
	if k.Zeros {
		want, got = jsontree.WithoutZeros(want), jsontree.WithoutZeros(got)
	}
	if lines := jsontree.Diff(want, got); len(lines) > 0 {
		return fmt.Errorf("%s: the real type says otherwise:\n\t%s", b.Name, strings.Join(lines, "\n\t"))
	}
	if k.Validate == nil || strings.HasPrefix(b.Name, compareOnly) {
		return nil
	}
	if err := k.Validate(value); err != nil {
		return fmt.Errorf("%s: Validate: %w", b.Name, err)
	}
	return nil
}

// CheckFolder checks every body in the folder, and that they cover T.
func (k Kind[T]) CheckFolder(dir string) error {
	bodies, err := Load(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, b := range bodies {
		errs = append(errs, k.Check(b))
	}
	return errors.Join(append(errs, k.Coverage(bodies))...)
}
