package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// VolumeExists reports whether there is a volume of that name.
func (c *Client) VolumeExists(ctx context.Context, name string, _ ReadOptions) (reply.VolumeExistsResult, error) {
	there, err := exists(do(ctx, c, func(t *attempt) (none, error) {
		if t.supports(CapVolumeExists) == Native {
			return request[none](ctx, t, volumeRequest(OpVolumeExists, "look for", name))
		}
		_, err := request[*reply.Volume](ctx, t, volumeRequest(OpVolumeInspect, "look for", name))
		return none{}, err
	}))
	return reply.VolumeExistsResult{Exists: there}, err
}
