//go:build linux

// Command releases writes docs/releases.md: which releases of Podman the tests
// run against for real, and which are held by their schema only. It runs with
// `make generate`.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/podspan/podspan/integration/servers"
)

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "releases:", err)
		os.Exit(1)
	}
}

func write() error {
	root, err := servers.ModuleRoot()
	if err != nil {
		return err
	}
	page, err := pageOf(root)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, pageFile), page, 0o644); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
