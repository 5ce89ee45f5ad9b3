package core

import (
	"context"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// RemoveVolumeOptions change [Client.RemoveVolume].
type RemoveVolumeOptions struct {
	Force bool // remove the containers that use it first
	// Timeout is how long Force waits for a container before it kills it; nil:
	// the container's own stop timeout. Whole seconds. Needs Force.
	Timeout *time.Duration
}

// RemoveVolume removes a volume. The server takes the beginning of a name for
// the name, if it is only one volume's. One that a container uses is
// [ErrConflict].
func (c *Client) RemoveVolume(ctx context.Context, name string, o RemoveVolumeOptions) (reply.RemoveVolumeResult, error) {
	r := volumeRequest(OpVolumeRemove, "remove", name)
	var caps []Capability
	if o.Force {
		r.Query.Set("force", "true")
	}
	if o.Timeout != nil {
		if !o.Force {
			return reply.RemoveVolumeResult{}, &FieldError{Field: "RemoveVolumeOptions.Timeout", Value: o.Timeout.String(),
				Reason: "has a meaning with Force only"}
		}
		if err := setSeconds(r.Query, "timeout", "RemoveVolumeOptions.Timeout", o.Timeout); err != nil {
			return reply.RemoveVolumeResult{}, err
		}
		caps = append(caps, CapVolumeRemoveTimeout)
	}
	return call[reply.RemoveVolumeResult](ctx, c, r, caps...)
}
