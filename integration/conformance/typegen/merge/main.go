// Command merge writes the wire types of all adapters from the mirrors that
// typegen made of each major's: what is the same in every major stands once, in
// adapters/internal/wire, and only what differs in adapters/vN.
//
// A type of the shared package has the fields of every major, so that one
// encoder fills it for all; an adapter cuts its own form from it, which is the
// shared one itself wherever they do not differ.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// majors are those that have an adapter, newest first.
var majors = []string{"v4", "v3"}

func main() {
	root := flag.String("root", "../../..", "root folder of the main module")
	flag.Parse()
	if err := run(*root, write); err != nil {
		fmt.Fprintln(os.Stderr, "merge:", err)
		os.Exit(1)
	}
}

// run hands every file, by its path and with what it has to hold, to do.
func run(root string, do func(file string, want []byte) error) error {
	var mirrors []*mirror
	for _, major := range majors {
		m, err := readMirror(major, filepath.Join(root, "integration", "conformance", major, "internal", "wire"))
		if err != nil {
			return err
		}
		mirrors = append(mirrors, m)
	}
	u, err := unite(mirrors)
	if err != nil {
		return err
	}
	source, err := u.sharedFile()
	if err != nil {
		return err
	}
	if err := do(filepath.Join(root, "adapters", "internal", "wire", "wire_gen.go"), source); err != nil {
		return err
	}
	for _, m := range mirrors {
		for name, source := range m.byHand {
			if err := do(filepath.Join(root, "adapters", "internal", "wire", name), source); err != nil {
				return err
			}
		}
		source, err := u.majorFile(m)
		if err != nil {
			return err
		}
		if err := do(filepath.Join(root, "adapters", m.major, "wire_gen.go"), source); err != nil {
			return err
		}
	}
	return nil
}

// write replaces a file that changed.
func write(file string, want []byte) error {
	if have, err := os.ReadFile(file); err == nil && bytes.Equal(have, want) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, want, 0o644)
}
