package core

import (
	"context"
	"errors"

	"github.com/podspan/podspan/core/reply"
)

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
