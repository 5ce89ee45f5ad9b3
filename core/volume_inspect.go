package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// InspectVolume returns everything that the server says of a volume, in the
// shape of Podman 4.9. Releases before 4.0 do not tell MountCount, NeedsCopyUp,
// NeedsChown, StorageID and LockNumber.
func (c *Client) InspectVolume(ctx context.Context, name string, _ ReadOptions) (reply.InspectVolumeResult, error) {
	volume, err := call[*reply.Volume](ctx, c, volumeRequest(OpVolumeInspect, "inspect", name))
	return reply.InspectVolumeResult{Volume: volume}, err
}
