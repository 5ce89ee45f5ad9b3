package adaptertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// recordedOps are the operations that the files in testdata/replies answer.
// integration/cmd/replies records them from real servers.
var recordedOps = map[string]core.Op{
	"container-inspect":         core.OpContainerInspect,
	"container-inspect-created": core.OpContainerInspect,
	"container-list":            core.OpContainerList,
	"container-list-empty":      core.OpContainerList,
	"container-top":             core.OpContainerTop,
	"container-stats":           core.OpContainerStats,
	"container-healthcheck":     core.OpContainerHealthCheck,
	"exec-inspect":              core.OpExecInspect,
	"image-list":                core.OpImageList,
	"image-inspect":             core.OpImageInspect,
	"image-history":             core.OpImageHistory,
	"event":                     core.OpEvents,
	"system-df":                 core.OpDiskUsage,
	"info":                      core.OpInfo,
	"version":                   core.OpVersion,
}

// runRecorded reads what real servers answered. What each answer means is kept
// beside it.
func runRecorded(t *testing.T, s Suite) {
	releases, err := os.ReadDir(filepath.Join("testdata", "replies"))
	if err != nil {
		t.Fatal(err)
	}
	if len(releases) == 0 {
		t.Fatal("nothing is recorded")
	}
	for _, release := range releases {
		for name, op := range recordedOps {
			data, err := os.ReadFile(filepath.Join("testdata", "replies", release.Name(), name+".json"))
			if err != nil {
				t.Error(err)
				continue
			}
			v, err := s.Adapter.Decode(op, bytes.NewReader(data))
			if err != nil {
				t.Errorf("%s of %s: %v", name, release.Name(), err)
				continue
			}
			neutral, err := json.MarshalIndent(v, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("replies", release.Name(), name+".neutral.json"), append(neutral, '\n'))
		}
	}
}

// Difference allows neutral values of two releases to differ in form.
type Difference struct {
	Name string // of the reply; empty: any
	Path string // JSON path and all below it: "host.pasta"
	Why  string
}

// SameForm compares the neutral values of all releases in folders, each
// adapters/vN/testdata/replies: the same reply has the same keys with the same
// types from every release, but for the allowed differences, each of which is
// needed.
func SameForm(t *testing.T, folders []string, allowed []Difference) {
	files := map[string][]string{} // reply → files
	for _, folder := range folders {
		found, err := filepath.Glob(filepath.Join(folder, "*", "*.neutral.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			name := strings.TrimSuffix(filepath.Base(f), ".neutral.json")
			files[name] = append(files[name], f)
		}
	}
	if len(files) != len(recordedOps) {
		t.Fatalf("%d kinds of replies in %v, want %d", len(files), folders, len(recordedOps))
	}
	needed := make([]bool, len(allowed))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		releases := make([]string, len(files[name]))
		forms := make([]map[string]string, len(files[name]))
		all := map[string]bool{}
		for i, file := range files[name] {
			releases[i] = filepath.Base(filepath.Dir(file))
			forms[i] = form(t, file)
			for path := range forms[i] {
				all[path] = true
			}
		}
		for _, path := range slices.Sorted(maps.Keys(all)) {
			kinds := map[string][]string{}
			for i := range forms {
				kind := forms[i][path]
				if kind == "" {
					kind = "absent"
				}
				kinds[kind] = append(kinds[kind], releases[i])
			}
			if len(kinds) == 1 || allows(allowed, needed, name, path) {
				continue
			}
			t.Errorf("%s: %s is %v", name, path, kinds)
		}
	}
	for i, d := range allowed {
		if !needed[i] {
			t.Errorf("the difference %+v is not there", d)
		}
	}
}

func allows(allowed []Difference, needed []bool, name, path string) bool {
	for i, d := range allowed {
		if (d.Name == "" || d.Name == name) && (path == d.Path || strings.HasPrefix(path, d.Path+".") || strings.HasPrefix(path, d.Path+"[")) {
			needed[i] = true
			return true
		}
	}
	return false
}

// form returns the JSON type of every path in a file; elements of lists are
// taken together.
func form(t *testing.T, file string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		kind := fmt.Sprintf("%T", v)
		switch v := v.(type) {
		case map[string]any:
			kind = "object"
			for k, e := range v {
				walk(strings.TrimPrefix(path+"."+k, "."), e)
			}
		case []any:
			kind = "list"
			for _, e := range v {
				walk(path+"[]", e)
			}
		case json.Number:
			kind = "number"
		case nil:
			kind = "null"
		}
		out[path] = kind
	}
	walk("", decodeAny(t, data))
	return out
}
