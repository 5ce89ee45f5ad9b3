package conformance

import (
	"testing"

	"github.com/containers/podman/v4/libpod/define"
	"github.com/containers/podman/v4/pkg/domain/entities"
	"github.com/containers/podman/v4/pkg/inspect"
	"github.com/containers/podman/v4/pkg/specgen"

	"github.com/podspan/podspan/integration/conformance/typegen"
	"github.com/podspan/podspan/integration/conformance/typegen/conform"
	"github.com/podspan/podspan/integration/conformance/v4/internal/replies"
	"github.com/podspan/podspan/integration/conformance/v4/internal/wire"
)

// TestGeneratedIsCurrent proves that the mirrors here, and core's reply types,
// are what the generator writes. The tests of typegen/merge hold the adapters'
// types against them.
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
		{"InspectContainerData", define.InspectContainerData{}, replies.Container{}},
		{"InspectExecSession", define.InspectExecSession{}, replies.ExecSession{}},
		{"ListContainer", entities.ListContainer{}, replies.ContainerSummary{}},
		{"ImageSummary", entities.ImageSummary{}, replies.ImageSummary{}},
		{"ImageHistoryLayer", entities.ImageHistoryLayer{}, replies.ImageHistoryLayer{}},
		{"ImageData", inspect.ImageData{}, replies.Image{}},
		{"Info", define.Info{}, replies.Info{}},
		{"InspectVolumeData", define.InspectVolumeData{}, replies.Volume{}},
		{"SecretInfoReport", entities.SecretInfoReport{}, replies.Secret{}},
		{"InspectPodData", define.InspectPodData{}, replies.Pod{}},
		{"ListPodsReport", entities.ListPodsReport{}, replies.PodSummary{}},
		{"PodStatsReport", entities.PodStatsReport{}, replies.PodStats{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := conform.SameJSON(tt.real, tt.mirror); err != nil {
				t.Error(err)
			}
		})
	}
}
