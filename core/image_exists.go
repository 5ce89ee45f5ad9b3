package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// ImageExists reports whether the server has an image of that name or ID.
func (c *Client) ImageExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.ImageExistsResult, error) {
	there, err := exists(call[none](ctx, c, imageRequest(OpImageExists, "look for", nameOrID)))
	return reply.ImageExistsResult{Exists: there}, err
}
