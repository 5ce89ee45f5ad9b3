package flags

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorded is one command line and the body that a stock client sent for it.
type recorded struct {
	Line string          `json:"line"`
	Body json.RawMessage `json:"body"`
}

const (
	linesFile    = "testdata/lines.txt"
	recordedFile = "testdata/podman-remote-4.9.5.json"
)

// hostVars is the client's environment of the comparison.
var hostVars = []string{"HOSTVAR=from host", "PRE_A=1", "PRE_B=2"}

// readLines returns the command lines of the comparison.
func readLines(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(linesFile)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for l := range strings.Lines(string(data)) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			lines = append(lines, l)
		}
	}
	return lines
}

// shellSplit splits a line of lines.txt: blanks separate, double quotes join,
// and a backslash keeps the quote after it.
func shellSplit(line, dir string) []string {
	var out []string
	var word strings.Builder
	inWord, quoted := false, false
	line = strings.ReplaceAll(line, "{dir}", dir)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && line[i+1] == '"':
			i++
			word.WriteByte('"')
		case c == '"':
			quoted, inWord = !quoted, true
		case c == ' ' && !quoted:
			if inWord {
				out = append(out, word.String())
			}
			word.Reset()
			inWord = false
		default:
			word.WriteByte(c)
			inWord = true
		}
	}
	if inWord {
		out = append(out, word.String())
	}
	return out
}

// writeInputs writes the files that the command lines name.
func writeInputs(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"env.list":    "# comment\nFROMFILE=x y\n  LEAD=1\nOVER=file\nHOSTVAR\n",
		"labels.list": "l1=v1\n# no\nl2=v2\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tidy takes out what differs from run to run.
func tidy(t *testing.T, body []byte, dir string) json.RawMessage {
	t.Helper()
	var m map[string]any
	d := json.NewDecoder(bytes.NewReader(bytes.ReplaceAll(body, []byte(dir), []byte("{dir}"))))
	d.UseNumber()
	if err := d.Decode(&m); err != nil {
		t.Fatal(err)
	}
	delete(m, "containerCreateCommand")
	out, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
