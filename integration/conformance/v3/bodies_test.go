package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/containers/podman/v3/pkg/specgen"

	"github.com/podspan/podspan/integration/conformance/typegen/conform"
)

// containers is the check of container create bodies.
var containers = conform.Kind[specgen.SpecGenerator]{
	Validate: (*specgen.SpecGenerator).Validate,
	NotSent:  notSent,
}

// pods is the check of pod create bodies.
var pods = conform.Kind[specgen.PodSpecGenerator]{
	Validate: (*specgen.PodSpecGenerator).Validate,
	NotSent:  podNotSent,
}

// TestPodBodies is TestBodies for pods.
func TestPodBodies(t *testing.T) {
	bodies, err := conform.Load(filepath.Join(os.Getenv(conform.DirEnv), "pods"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bodies {
		t.Run(b.Name, func(t *testing.T) {
			if err := pods.Check(b); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("coverage", func(t *testing.T) {
		if err := pods.Coverage(bodies); err != nil {
			t.Error(err)
		}
	})
}

// TestBodies holds what the adapter sends against podman's real SpecGenerator.
// It never skips: without bodies there is no proof.
func TestBodies(t *testing.T) {
	bodies, err := conform.Load(os.Getenv(conform.DirEnv))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bodies {
		t.Run(b.Name, func(t *testing.T) {
			if err := containers.Check(b); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("coverage", func(t *testing.T) {
		if err := containers.Coverage(bodies); err != nil {
			t.Error(err)
		}
	})
}
