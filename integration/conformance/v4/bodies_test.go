package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/containers/podman/v4/pkg/specgen"

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

// TestRandomBodies holds bodies of random specs: nothing of them is unknown to
// the real type, or lost by it. The adapter's own fuzz tests hold that they read
// back as what they were made from.
func TestRandomBodies(t *testing.T) {
	for sub, check := range map[string]func(conform.Body) error{"random": containers.Check, "random-pods": pods.Check} {
		bodies, err := conform.Load(filepath.Join(os.Getenv(conform.DirEnv), sub))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range bodies {
			if err := check(b); err != nil {
				t.Errorf("%s: %v\n%s", b.Name, err, b.Data)
			}
		}
		if len(bodies) < 100 {
			t.Errorf("only %d bodies in %s", len(bodies), sub)
		}
	}
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
