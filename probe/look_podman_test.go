//go:build linux || freebsd

package probe

import (
	"debug/buildinfo"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// A podman that is this program, by whatever kind of link or as a copy, is
// passed over for the next one in PATH.
func TestNotOurselves(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	info, err := buildinfo.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	defer func(was string) { podspanProgram = was }(podspanProgram)
	podspanProgram = info.Path
	real := filepath.Join(t.TempDir(), "podman")
	if err := os.WriteFile(real, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(t.TempDir(), "podman") // cannot be executed
	if err := os.WriteFile(plain, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, install := range map[string]func(to string) error{
		"link": func(to string) error { return os.Symlink(self, to) },
		"script": func(to string) error {
			return os.WriteFile(to, []byte("#!/bin/sh\nif true; then exec '"+self+"' \"$@\"; fi\n"), 0o755)
		},
		"copy": func(to string) error {
			data, err := os.ReadFile(self)
			return errors.Join(err, os.WriteFile(to, data, 0o755))
		},
	} {
		own := filepath.Join(t.TempDir(), "podman")
		if err := install(own); err != nil {
			t.Fatal(err)
		}
		dirs := func(files ...string) {
			var list []string
			for _, f := range files {
				list = append(list, filepath.Dir(f))
			}
			t.Setenv("PATH", strings.Join(list, string(filepath.ListSeparator)))
		}
		dirs(own, plain, real)
		if podman, ourselves := lookPodman(); podman != real || ourselves != own {
			t.Errorf("%s: found %q, ourselves %q", name, podman, ourselves)
		}
		dirs(plain, own)
		if podman, ourselves := lookPodman(); podman != "" || ourselves != own {
			t.Errorf("%s alone: found %q, ourselves %q", name, podman, ourselves)
		}
		sys := system{getenv: func(string) string { return "" }, goos: "linux", euid: 1000, root: t.TempDir()}
		_, _, err := sys.open(t.Context(), "", newOptions(nil))
		var c *core.ConnectError
		if !errors.As(err, &c) || !strings.Contains(c.Hint, own+" is this program") {
			t.Errorf("%s alone: %v", name, err)
		}
	}
}
