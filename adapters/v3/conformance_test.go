package v3

import (
	"slices"
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
)

func TestConformance(t *testing.T) {
	adaptertest.Run(t, adaptertest.Suite{
		Adapter:  Adapter,
		Releases: adaptertest.ReleasesOf(t, "3"),
		Golden:   []string{"3.0.0", "3.4.4"},
		Unreleased: []adaptertest.Exception{
			{Path: "init_container_type", Zero: true, Why: "3.4's struct always writes it; before 3.4 only the empty word is sent"},
			{Path: "secrets[].Target", Zero: true, Why: "3.4's struct always writes it; before 3.4.3 only the empty name is sent"},
			{Path: "pidns.value", Why: "3.0 reads string; value says the same to any other release"},
			{Path: "utsns.value", Why: "as pidns.value"},
			{Path: "ipcns.value", Why: "as pidns.value"},
			{Path: "cgroupns.value", Why: "as pidns.value"},
			{Path: "userns.value", Why: "as pidns.value"},
			{Path: "netns.value", Why: "as pidns.value"},
		},
		UnreleasedPods: []adaptertest.Exception{
			{Path: "pidns", Zero: true, Why: "3.4's struct always writes it; before 3.4 only the empty object is sent"},
			{Path: "userns", Zero: true, Why: "as pidns"},
		},
		Replies: slices.Concat(replies, volumeReplies, secretReplies, networkReplies(t)),
	})
}
