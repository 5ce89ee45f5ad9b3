//go:build linux

package integration

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryNetworkFlagHasAScript holds the network scripts against the flags of
// podman network: each is given, long or short, in a command that a script runs.
func TestEveryNetworkFlagHasAScript(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "script", "network-*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]bool{} // "network ls -q"
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			_, command, ok := strings.Cut(line, "exec podspan network ")
			words := strings.Fields(command)
			if !ok || len(words) == 0 {
				continue
			}
			for _, w := range words[1:] {
				flag, _, _ := strings.Cut(w, "=")
				given["network "+words[0]+" "+flag] = true
			}
		}
	}
	text, err := os.ReadFile(filepath.Join("testdata", "flags", "network-4.9.5.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, line := range lines {
		col := strings.Split(line, "\t")
		if command := col[0] + " "; !given[command+col[1]] && (col[2] == "" || !given[command+col[2]]) {
			t.Errorf("%s%s is in no script", command, col[1])
		}
	}
	if len(lines) < 25 {
		t.Errorf("only %d flags read", len(lines))
	}
}
