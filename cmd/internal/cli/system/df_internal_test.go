package system

import (
	"testing"

	"github.com/podspan/podspan/core/reply"
)

// Images that share a layer, of which older servers say that each has it to
// itself: what can be reclaimed is what podman 3.4.4 and 4.3.1 show, and never
// less than nothing.
func TestDfOfImagesThatShareALayer(t *testing.T) {
	image := func(id string, containers int) reply.DiskUsageImage {
		return reply.DiskUsageImage{ImageID: id, Size: 2000, UniqueSize: 2000, Containers: containers}
	}
	for name, tc := range map[string]struct {
		images      []reply.DiskUsageImage
		told        bool
		reclaimable int64
	}{
		"both are used":           {[]reply.DiskUsageImage{image("a", 1), image("b", 2)}, false, 0},
		"one is used":             {[]reply.DiskUsageImage{image("a", 1), image("a", 1), image("b", 0)}, false, 2000},
		"none is used":            {[]reply.DiskUsageImage{image("a", 0), image("a", 0), image("b", 0)}, false, 2100},
		"the server tells: one":   {[]reply.DiskUsageImage{image("a", 1), image("b", 0)}, true, 100},
		"the server tells: none":  {[]reply.DiskUsageImage{image("a", 0), image("b", 0)}, true, 2100},
		"the server tells: names": {[]reply.DiskUsageImage{image("a", 1), image("a", 1)}, true, 100},
	} {
		got := dfSummaries(&reply.DiskUsage{ImagesSize: 2100, Images: tc.images}, tc.told)[0]
		if got.RawReclaimable != tc.reclaimable || got.RawSize != 2100 || got.Total != len(tc.images) {
			t.Errorf("%s: %+v, want %d", name, got, tc.reclaimable)
		}
	}
}
