package core

import (
	"context"
	"net/url"
	"time"
)

// DiskUsage is what a server's images, containers and volumes take, in the
// shape of Podman 4.9 (pkg/domain/entities.SystemDfReport). Sizes are bytes.
type DiskUsage struct {
	ImagesSize int64 // of all images; a layer that several share counts once
	Images     []DiskUsageImage
	Containers []DiskUsageContainer
	Volumes    []DiskUsageVolume
}

// DiskUsageImage is one name of an image; one without a name has "<none>".
type DiskUsageImage struct {
	Repository string
	Tag        string
	ImageID    string
	Created    time.Time
	Size       int64 // shared and unique
	SharedSize int64
	UniqueSize int64
	Containers int // that were made of it
}

// DiskUsageContainer is a container.
type DiskUsageContainer struct {
	ContainerID  string
	Image        string // ID
	Command      []string
	LocalVolumes int
	Size         int64 // with the image
	RWSize       int64 // of its own layer
	Created      time.Time
	Status       string // "running" …
	Names        string
}

// DiskUsageVolume is a volume.
type DiskUsageVolume struct {
	VolumeName      string
	Links           int // containers that use it, in whatever state
	Size            int64
	ReclaimableSize int64 // Size if no container uses it, else 0
}

// DiskUsage returns what images, containers and volumes take. It takes the
// server a while.
func (c *Client) DiskUsage(ctx context.Context) (*DiskUsage, error) {
	return verb(ctx, c, func(t *turn) (*DiskUsage, error) { return t.diskUsage(ctx) })
}

func (t *turn) diskUsage(ctx context.Context) (*DiskUsage, error) {
	u, err := readAgain[*DiskUsage](ctx, t, Request{Op: OpDiskUsage, Subject: "get the disk usage"})
	if err != nil {
		return nil, err
	}
	if len(u.Images) > 0 && t.supports(CapDiskImagesSize) != Native {
		if u.ImagesSize, err = t.imagesSize(ctx, u.Images); err != nil {
			return nil, err
		}
	}
	if len(u.Volumes) > 0 && t.supports(CapDiskVolumeLinks) != Native {
		for i := range u.Volumes {
			if err := t.countLinks(ctx, &u.Volumes[i]); err != nil {
				return nil, err
			}
		}
	}
	return u, nil
}

// countLinks asks which containers use a volume.
func (t *turn) countLinks(ctx context.Context, v *DiskUsageVolume) error {
	r := Request{Op: OpContainerList, Subject: subject("list the containers of volume", v.VolumeName), Query: url.Values{"all": {"true"}}}
	if err := setFilters(r.Query, map[string][]string{"volume": {v.VolumeName}}); err != nil {
		return err
	}
	list, err := readAgain[[]ListContainer](ctx, t, r)
	if err != nil {
		return err
	}
	v.Links, v.ReclaimableSize = len(list), 0
	if v.Links == 0 {
		v.ReclaimableSize = v.Size
	}
	return nil
}
