package conformance

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/containers/podman/v4/pkg/specgen"

	"github.com/podspan/podspan/integration/conformance/typegen/conform"
	"github.com/podspan/podspan/integration/conformance/typegen/fill"
)

// TestSamples proves that good bodies pass.
func TestSamples(t *testing.T) {
	bodies, err := conform.Load(filepath.Join("testdata", "good"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bodies {
		if err := containers.Check(b); err != nil {
			t.Error(err)
		}
	}
}

// TestBadSamples proves that bad ones do not, and for which reason.
func TestBadSamples(t *testing.T) {
	bodies, err := conform.Load(filepath.Join("testdata", "bad"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bodies {
		t.Run(b.Name, func(t *testing.T) {
			why, err := os.ReadFile(filepath.Join("testdata", "bad", strings.TrimSuffix(b.Name, ".json")+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimSpace(string(why))
			if err := containers.Check(b); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v, want one with %q", err, want)
			}
		})
	}
}

// TestFullBody proves that coverage knows every path of the real type: a value
// with every field set covers all, and every field that must not be sent is seen.
func TestFullBody(t *testing.T) {
	full, err := fill.New(reflect.TypeFor[specgen.SpecGenerator](), fill.Full)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	bodies := []conform.Body{{Name: "all-fields.json", Data: data}}
	if err := containers.Check(bodies[0]); err != nil {
		t.Error(err)
	}
	if err := (conform.Kind[specgen.SpecGenerator]{}).Coverage(bodies); err != nil {
		t.Error(err)
	}
	err = containers.Coverage(bodies)
	for path := range notSent {
		if err == nil || !strings.Contains(err.Error(), path+" is sent") {
			t.Errorf("%s was not noticed: %v", path, err)
		}
	}
}
