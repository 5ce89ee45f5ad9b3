package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
)

// randomBodies is how many of each kind are written.
const randomBodies = 300

// runRandom writes bodies of random specs. The seed is in their names: what
// fails can be made again. Podman's Validate is not asked about them, as the
// names say: they are no settings that anybody wants.
func runRandom(a core.Adapter, server core.Server, dir string, seed uint64) error {
	for sub, make := range map[string]func(core.Adapter, string, uint64, int) ([]any, error){
		"random": adaptertest.RandomContainers, "random-pods": adaptertest.RandomPods,
	} {
		bodies, err := make(a, server.Version.Clean(), seed, randomBodies)
		if err != nil {
			return fmt.Errorf("random bodies of seed %d: %w", seed, err)
		}
		into := filepath.Join(dir, sub)
		if err := os.MkdirAll(into, 0o755); err != nil {
			return err
		}
		for i, body := range bodies {
			if err := writeBody(into, fmt.Sprintf("all-fields-seed-%d-%d", seed, i), body); err != nil {
				return err
			}
		}
	}
	return nil
}
