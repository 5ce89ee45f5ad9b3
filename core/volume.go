package core

import (
	"context"
	"net/url"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// volumeRequest is a request about one volume.
func volumeRequest(op Op, verb, name string) Request {
	return Request{Op: op, Subject: subject(verb+" volume", name), Vars: map[string]string{"name": name}, Query: url.Values{}}
}

// InspectVolume returns everything that the server says of a volume, in the
// shape of Podman 4.9. Releases before 4.0 do not tell MountCount, NeedsCopyUp,
// NeedsChown, StorageID and LockNumber.
func (c *Client) InspectVolume(ctx context.Context, name string, _ ReadOptions) (reply.InspectVolumeResult, error) {
	volume, err := call[*reply.Volume](ctx, c, volumeRequest(OpVolumeInspect, "inspect", name))
	return reply.InspectVolumeResult{Volume: volume}, err
}

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
