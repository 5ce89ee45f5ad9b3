package typegen

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// Target is a generated package and the folder that holds it.
type Target struct {
	// Dir is the folder, relative to the main module's root.
	Dir string
	// Config describes the package.
	Config Config
}

// Write generates every target below root and replaces the files that changed.
func Write(root string, targets []Target) error {
	return each(root, targets, func(file string, want []byte) error {
		if have, err := os.ReadFile(file); err == nil && bytes.Equal(have, want) {
			return nil
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return fmt.Errorf("typegen: %w", err)
		}
		if err := os.WriteFile(file, want, 0o644); err != nil {
			return fmt.Errorf("typegen: %w", err)
		}
		return nil
	})
}

// Check reports the first file below root that differs from what Write would write.
func Check(root string, targets []Target) error {
	return each(root, targets, func(file string, want []byte) error {
		have, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("typegen: %w", err)
		}
		if !bytes.Equal(have, want) {
			return fmt.Errorf("typegen: %s is stale: generate it again", file)
		}
		return nil
	})
}

func each(root string, targets []Target, do func(file string, want []byte) error) error {
	for _, t := range targets {
		outs, err := Generate(t.Config)
		if err != nil {
			return fmt.Errorf("%s: %w", t.Dir, err)
		}
		for _, o := range outs {
			if err := do(filepath.Join(root, filepath.FromSlash(t.Dir), o.Name), o.Source); err != nil {
				return err
			}
		}
	}
	return nil
}
