//go:build linux

package integration

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryCommandFlagHasAScript holds the scripts against the flags that
// podman's commands have, other than create, run and pod create, whose flags
// have cases of their own: each is given, long or short, in a command line of a
// script.
func TestEveryCommandFlagHasAScript(t *testing.T) {
	given := scriptFlags(t)
	text, err := os.ReadFile(filepath.Join("testdata", "flags", "commands-4.9.5.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, line := range lines {
		col := strings.Split(line, "\t") // command, long, short
		if command := col[0] + " "; !given[command+col[1]] && (col[2] == "" || !given[command+col[2]]) {
			t.Errorf("%s%s is in no script", command, col[1])
		}
	}
	if len(lines) < 200 {
		t.Errorf("only %d flags read", len(lines))
	}
}

// commandGroups are the words that a command follows; container and image lead
// to the same ones as no word at all.
var commandGroups = map[string]string{
	"network": "network ", "volume": "volume ", "secret": "secret ", "pod": "pod ", "system": "system ", "healthcheck": "healthcheck ",
	"container": "", "image": "",
}

// scriptFlags returns what the scripts' command lines give: "network ls -q".
func scriptFlags(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("find scripts: %d found, %v", len(files), err)
	}
	given := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for _, run := range strings.Split(line, "podspan ")[1:] {
				addFlags(given, strings.FieldsFunc(run, func(r rune) bool { return strings.ContainsRune(" \t\n'\";", r) }))
			}
		}
	}
	return given
}

// addFlags adds the flags among the words after "podspan". Letters after one
// dash count each by itself.
func addFlags(given map[string]bool, words []string) {
	for len(words) > 0 && strings.HasPrefix(words[0], "--") { // --url=… and the like
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	command := words[0]
	if group, ok := commandGroups[command]; ok && len(words) > 1 {
		command, words = group+words[1], words[1:]
	}
	for _, w := range words[1:] {
		if strings.HasPrefix(w, "--") {
			flag, _, _ := strings.Cut(w, "=")
			given[command+" "+flag] = true
		} else if letters, ok := strings.CutPrefix(w, "-"); ok {
			for _, letter := range letters {
				given[command+" -"+string(letter)] = true
			}
		}
	}
}
