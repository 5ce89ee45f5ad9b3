package v4

import (
	"slices"
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
)

func TestConformance(t *testing.T) {
	adaptertest.Run(t, adaptertest.Suite{
		Adapter: Adapter,
		// 5.x servers speak 4.x, too, with the rules for their own version.
		Releases: adaptertest.ReleasesOf(t, "4 5", "4.0.0-dev", "4.4.0-rc1"),
		Golden:   []string{"4.0.3", "4.9.5"},
		Unreleased: []adaptertest.Exception{
			{Path: "volumes[].IsAnonymous", Zero: true, Why: "4.9's struct always writes it; before 4.3 only false is sent"},
			{Path: "volumes[].SubPath", Zero: true, Why: "4.9's struct always writes it; before 4.4 only the empty path is sent"},
		},
		UnreleasedPods: []adaptertest.Exception{
			{Path: "ipcns", Zero: true, Why: "4.9's struct always writes it; before 4.5 only the empty object is sent"},
			{Path: "utsns", Zero: true, Why: "as ipcns, before 4.2"},
			{Path: "volumes[].IsAnonymous", Zero: true, Why: "4.9's struct always writes it; before 4.3 only false is sent"},
			{Path: "volumes[].SubPath", Zero: true, Why: "4.9's struct always writes it; before 4.4 only the empty path is sent"},
		},
		Replies: slices.Concat(replies, volumeReplies, secretReplies, networkReplies(t)),
	})
}
