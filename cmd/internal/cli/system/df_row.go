package system

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/docker/go-units"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core/reply"
)

// dfSummary is a line of system df.
type dfSummary struct {
	Type           string
	Total          int
	Active         int
	RawSize        int64 // bytes
	RawReclaimable int64
}

// Size returns the size for people: "2.13MB".
func (s dfSummary) Size() string { return units.HumanSize(float64(s.RawSize)) }

// Reclaimable returns what nothing uses, and its part of the whole.
func (s dfSummary) Reclaimable() string {
	part := 0
	if s.RawSize > 0 {
		part = int(math.Round(float64(s.RawReclaimable) / float64(s.RawSize) * 100))
	}
	return fmt.Sprintf("%s (%d%%)", units.HumanSize(float64(s.RawReclaimable)), part)
}

// MarshalJSON adds the texts and, as podman does, Docker's name of Total.
func (s dfSummary) MarshalJSON() ([]byte, error) {
	type plain dfSummary
	return json.Marshal(struct {
		plain
		TotalCount  int
		Size        string
		Reclaimable string
	}{plain(s), s.Total, s.Size(), s.Reclaimable()})
}

// dfSummaries adds up images, containers and volumes. told is whether the server
// itself tells the size of all images: what can be reclaimed of them is what
// podman of that release shows.
func dfSummaries(u *reply.DiskUsage, told bool) []dfSummary {
	images := dfSummary{Type: "Images", Total: len(u.Images), RawSize: u.ImagesSize}
	var used, unused int64
	seen := map[string]bool{}
	for _, i := range u.Images {
		switch {
		case seen[i.ImageID]:
		case i.Containers > 0:
			images.Active++
			used += i.UniqueSize
		default:
			unused += i.Size
		}
		seen[i.ImageID] = true
	}
	if told {
		images.RawReclaimable = u.ImagesSize - used
	} else {
		// Older podman adds up the images without containers. They may share layers,
		// which are in the size of all images once.
		images.RawReclaimable = min(unused, u.ImagesSize)
	}
	containers := dfSummary{Type: "Containers", Total: len(u.Containers)}
	for _, c := range u.Containers {
		containers.RawSize += c.RWSize
		if c.Status == "running" {
			containers.Active++
		} else {
			containers.RawReclaimable += c.RWSize
		}
	}
	volumes := dfSummary{Type: "Local Volumes", Total: len(u.Volumes)}
	for _, v := range u.Volumes {
		volumes.Active += v.Links
		volumes.RawSize += v.Size
		volumes.RawReclaimable += v.ReclaimableSize
	}
	return []dfSummary{images, containers, volumes}
}

type dfImage struct {
	reply.DiskUsageImage
	now time.Time
}

func (d dfImage) ImageID() string { return common.ShortID(d.DiskUsageImage.ImageID) }

func (d dfImage) Created() string { return units.HumanDuration(d.now.Sub(d.DiskUsageImage.Created)) }

func (d dfImage) Size() string { return units.HumanSize(float64(d.DiskUsageImage.Size)) }

func (d dfImage) SharedSize() string { return units.HumanSize(float64(d.DiskUsageImage.SharedSize)) }

func (d dfImage) UniqueSize() string { return units.HumanSize(float64(d.DiskUsageImage.UniqueSize)) }

type dfContainer struct {
	reply.DiskUsageContainer
	now time.Time
}

func (d dfContainer) ContainerID() string { return common.ShortID(d.DiskUsageContainer.ContainerID) }

func (d dfContainer) Image() string { return common.ShortID(d.DiskUsageContainer.Image) }

// Command is podman .
func (d dfContainer) Command() string { return strings.Join(d.DiskUsageContainer.Command, " ") }

func (d dfContainer) RWSize() string { return units.HumanSize(float64(d.DiskUsageContainer.RWSize)) }

func (d dfContainer) Created() string {
	return units.HumanDuration(d.now.Sub(d.DiskUsageContainer.Created))
}

type dfVolume struct{ reply.DiskUsageVolume }

func (d dfVolume) Size() string { return units.HumanSize(float64(d.DiskUsageVolume.Size)) }
