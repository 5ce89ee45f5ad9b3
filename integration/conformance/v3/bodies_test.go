package conformance

import (
	"testing"

	"github.com/containers/podman/v3/pkg/specgen"

	"github.com/podspan/podspan/integration/conformance/typegen/conform"
)

var (
	containers = conform.Kind[specgen.SpecGenerator]{Validate: (*specgen.SpecGenerator).Validate, NotSent: notSent}
	pods       = conform.Kind[specgen.PodSpecGenerator]{Validate: (*specgen.PodSpecGenerator).Validate, NotSent: podNotSent}
)

func TestBodies(t *testing.T)          { containers.Run(t, conform.Dir("")) }
func TestPodBodies(t *testing.T)       { pods.Run(t, conform.Dir("pods")) }
func TestRandomBodies(t *testing.T)    { containers.RunRandom(t, conform.Dir("random")) }
func TestRandomPodBodies(t *testing.T) { pods.RunRandom(t, conform.Dir("random-pods")) }
func TestSamples(t *testing.T)         { containers.RunSamples(t) }
func TestFullBody(t *testing.T)        { containers.RunFull(t) }
