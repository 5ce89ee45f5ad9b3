package core

import (
	"context"
	"errors"

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

// ContainerExists reports whether there is a container of that name or ID.
func (c *Client) ContainerExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.ContainerExistsResult, error) {
	there, err := exists(call[none](ctx, c, containerRequest(OpContainerExists, "look for", nameOrID)))
	return reply.ContainerExistsResult{Exists: there}, err
}

// exists turns the error of an exists request into its answer.
func exists[T any](_ T, err error) (bool, error) {
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
