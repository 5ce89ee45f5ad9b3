package conform

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/podspan/podspan/integration/conformance/typegen/fill"
)

// Dir returns a folder of bodies below the one that [DirEnv] names.
func Dir(sub string) string { return filepath.Join(os.Getenv(DirEnv), sub) }

// Run holds each body of a folder against T, and all of them together. It never
// skips: without bodies there is no proof.
func (k Kind[T]) Run(t *testing.T, dir string) {
	bodies := load(t, dir)
	for _, b := range bodies {
		t.Run(b.Name, func(t *testing.T) {
			if err := k.Check(b); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("coverage", func(t *testing.T) {
		if err := k.Coverage(bodies); err != nil {
			t.Error(err)
		}
	})
}

// RunRandom holds bodies of random specs: nothing of them is unknown to T, or
// lost by it. The adapters' own fuzz tests hold that they read back as what they
// were made from.
func (k Kind[T]) RunRandom(t *testing.T, dir string) {
	bodies := load(t, dir)
	for _, b := range bodies {
		if err := k.Check(b); err != nil {
			t.Errorf("%s: %v\n%s", b.Name, err, b.Data)
		}
	}
	if len(bodies) < 100 {
		t.Errorf("only %d bodies in %s", len(bodies), dir)
	}
}

// RunSamples proves that the bodies in testdata/good pass, and that those in
// testdata/bad do not, for the reason in the file beside each.
func (k Kind[T]) RunSamples(t *testing.T) {
	for _, b := range load(t, filepath.Join("testdata", "good")) {
		if err := k.Check(b); err != nil {
			t.Error(err)
		}
	}
	for _, b := range load(t, filepath.Join("testdata", "bad")) {
		t.Run(b.Name, func(t *testing.T) {
			why, err := os.ReadFile(filepath.Join("testdata", "bad", strings.TrimSuffix(b.Name, ".json")+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimSpace(string(why))
			if err := k.Check(b); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v, want one with %q", err, want)
			}
		})
	}
}

// RunFull proves that coverage knows every path of T: a value with every field
// set covers all, and every field that must not be sent is seen.
func (k Kind[T]) RunFull(t *testing.T) {
	full, err := fill.New(reflect.TypeFor[T](), fill.Full)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	bodies := []Body{{Name: compareOnly + ".json", Data: data}}
	if err := k.Check(bodies[0]); err != nil {
		t.Error(err)
	}
	if err := (Kind[T]{}).Coverage(bodies); err != nil {
		t.Error(err)
	}
	err = k.Coverage(bodies)
	for path := range k.NotSent {
		if err == nil || !strings.Contains(err.Error(), path+" is sent") {
			t.Errorf("%s was not noticed: %v", path, err)
		}
	}
}

func load(t *testing.T, dir string) []Body {
	t.Helper()
	bodies, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return bodies
}
