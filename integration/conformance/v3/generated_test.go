package conformance

import (
	"testing"

	"github.com/containers/podman/v3/pkg/domain/entities"
	"github.com/containers/podman/v3/pkg/specgen"

	"github.com/podspan/podspan/integration/conformance/typegen"
	"github.com/podspan/podspan/integration/conformance/typegen/conform"
	"github.com/podspan/podspan/integration/conformance/v3/internal/wire"
)

// TestGeneratedIsCurrent proves that the mirror here is what the generator
// writes. The tests of typegen/merge hold the adapters' types against it.
func TestGeneratedIsCurrent(t *testing.T) {
	if err := typegen.Check("../../..", Targets()); err != nil {
		t.Error(err)
	}
}

// TestSameJSON proves that podman's types and their mirrors are alike in JSON.
func TestSameJSON(t *testing.T) {
	for _, tt := range []struct {
		name         string
		real, mirror any
	}{
		{"SpecGenerator", specgen.SpecGenerator{}, wire.SpecGenerator{}},
		{"PodSpecGenerator", specgen.PodSpecGenerator{}, wire.PodSpecGenerator{}},
		{"NetworkCreateOptions", entities.NetworkCreateOptions{}, wire.NetworkCreateOptions{}},
		{"NetworkConnectOptions", entities.NetworkConnectOptions{}, wire.NetworkConnectOptions{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := conform.SameJSON(tt.real, tt.mirror); err != nil {
				t.Error(err)
			}
		})
	}
}
