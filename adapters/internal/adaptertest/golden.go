package adaptertest

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// updateEnv, when set, makes golden write the files instead of comparing them.
const updateEnv = "PODSPAN_UPDATE_GOLDEN"

// golden compares data with a file in testdata.
func golden(t *testing.T, name string, data []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv(updateEnv) != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(data)); diff != "" {
		t.Errorf("%s (set %s=1 to write it anew; -file +now):\n%s", file, updateEnv, diff)
	}
}

// runGolden keeps the bodies of specs that people write, so that a change of
// what is sent is seen in review.
func runGolden(t *testing.T, s Suite) {
	for _, release := range s.Golden {
		for _, x := range Examples(release) {
			goldenBody(t, x.Name+"-"+release+".json", containers.encoded(t, s.Adapter, x.Spec, release))
		}
		for _, x := range PodExamples(release) {
			goldenBody(t, pods.name+x.Name+"-"+release+".json", pods.encoded(t, s.Adapter, x.Spec, release))
		}
	}
}

func goldenBody(t *testing.T, name string, body encoded) {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, body.data, "", "  "); err != nil {
		t.Fatal(err)
	}
	out.WriteByte('\n')
	golden(t, name, out.Bytes())
}
