//go:build linux

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/podspan/podspan/integration/servers"
)

// TestPageIsCurrent demands that `make generate` leaves no diff.
func TestPageIsCurrent(t *testing.T) {
	root, err := servers.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	want, err := pageOf(root)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, pageFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the data say: run make generate", pageFile)
	}
}

func TestPage(t *testing.T) {
	got, err := page("# releases\n3.4.4 # podman@v3.4.4\n3.4.7\n4.9.5\n5.4.2\n5.4.10\n5.5.0\n", []string{"3.4.4", "5.4.2"}, []string{"4.9.5"})
	if err != nil {
		t.Fatal(err)
	}
	_, rows, _ := strings.Cut(string(got), "|---|---|---|---|---|\n")
	want := `| 3.4 | v3 | 3.4.4 | – | 3.4.7 |
| 4.9 | v4 | – | 4.9.5 | – |
| 5.4 | v4, which it declares to serve | 5.4.2 | – | 5.4.10 |
| 5.5 | v4, which it declares to serve | – | – | 5.5.0 |

6 releases, 2 of them run for real, 1 more on request.
`
	if rows != want {
		t.Errorf("the page has\n%swant\n%s", rows, want)
	}
}

func TestPageRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		list, server, want string
	}{
		"a server that is not listed": {"3.4.4\n", "5.4.2", "lacks 5.4.2"},
		"a line that is no version":   {"three\n", "3.4.4", "not a version"},
		"a major without an adapter":  {"2.2.1\n", "2.2.1", "needs a server that one of its adapters speaks to"},
	} {
		if _, err := page(c.list, []string{c.server}, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
