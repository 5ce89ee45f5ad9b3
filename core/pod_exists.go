package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// PodExists reports whether there is a pod of that name or ID.
func (c *Client) PodExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.PodExistsResult, error) {
	there, err := exists(call[none](ctx, c, podRequest(OpPodExists, "look for", nameOrID)))
	return reply.PodExistsResult{Exists: there}, err
}
