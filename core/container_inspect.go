package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// InspectContainerOptions change [Client.InspectContainer].
type InspectContainerOptions struct {
	Size bool // fill SizeRw and SizeRootFs
}

// InspectContainer returns everything that the server says of a container, in
// the shape of Podman 4.9.
func (c *Client) InspectContainer(ctx context.Context, nameOrID string, o InspectContainerOptions) (reply.InspectContainerResult, error) {
	r := containerRequest(OpContainerInspect, "inspect", nameOrID)
	if o.Size {
		r.Query.Set("size", "true")
	}
	container, err := call[*reply.Container](ctx, c, r)
	return reply.InspectContainerResult{Container: container}, err
}
