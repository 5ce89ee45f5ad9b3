package core

import (
	"context"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// DiskUsage returns what images, containers and volumes take. It takes the
// server a while.
func (c *Client) DiskUsage(ctx context.Context, _ ReadOptions) (reply.DiskUsageResult, error) {
	diskUsage, err := do(ctx, c, func(t *attempt) (*reply.DiskUsage, error) { return t.diskUsage(ctx) })
	return reply.DiskUsageResult{DiskUsage: diskUsage}, err
}

func (t *attempt) diskUsage(ctx context.Context) (*reply.DiskUsage, error) {
	u, err := readAgain[*reply.DiskUsage](ctx, t, Request{Op: OpDiskUsage, Subject: "get the disk usage"})
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
func (t *attempt) countLinks(ctx context.Context, v *reply.DiskUsageVolume) error {
	r := Request{Op: OpContainerList, Subject: subject("list the containers of volume", v.VolumeName), Query: url.Values{"all": {"true"}}}
	if err := setFilters(r.Query, map[string][]string{"volume": {v.VolumeName}}); err != nil {
		return err
	}
	list, err := readAgain[[]reply.ContainerSummary](ctx, t, r)
	if err != nil {
		return err
	}
	v.Links, v.ReclaimableSize = len(list), 0
	if v.Links == 0 {
		v.ReclaimableSize = v.Size
	}
	return nil
}
