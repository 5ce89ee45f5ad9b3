package cli

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which rooms a room may import, and why. All may import common; the
// root may import all.
var rooms = map[string]struct {
	imports []string
	why     string
}{
	"common":    {nil, "it is what rooms share: it knows none"},
	"clitest":   {nil, "it runs command lines as a user does: it knows the root only"},
	"image":     {nil, ""},
	"pod":       {nil, ""},
	"secret":    {nil, ""},
	"server":    {nil, ""},
	"system":    {nil, ""},
	"inspect":   {[]string{"pod"}, "--latest of a pod"},
	"network":   {[]string{"inspect"}, "its inspect is the common one"},
	"volume":    {[]string{"inspect"}, "its inspect is the common one"},
	"container": {[]string{"image", "pod"}, "run and create bring an image, and with --pod new: a pod"},
	"plan":      {[]string{"container", "image", "network", "pod", "secret", "volume"}, "it plans what they send"},
}

func TestRoomsImportInOneDirection(t *testing.T) {
	const here = "github.com/podspan/podspan/cmd/internal/cli/"
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		room := filepath.Dir(file)
		r, ok := rooms[room]
		if !ok && !seen[room] {
			t.Errorf("%s has no line in the table of rooms", room)
		}
		seen[room] = true
		if _, err := os.Stat(filepath.Join(room, "doc.go")); err != nil {
			t.Error(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range f.Imports {
			path, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if to, ok := strings.CutPrefix(path, here); ok && to != "common" && !slices.Contains(r.imports, to) {
				t.Errorf("%s imports %s: %s may import %q (%s)", file, to, room, r.imports, r.why)
			}
		}
	}
	for room := range rooms {
		if !seen[room] {
			t.Errorf("%s is in the table of rooms and is not there", room)
		}
	}
}
