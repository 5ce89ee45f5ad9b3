package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// InspectImage returns everything that the server says of an image.
func (c *Client) InspectImage(ctx context.Context, nameOrID string, _ ReadOptions) (reply.InspectImageResult, error) {
	image, err := call[*reply.Image](ctx, c, imageRequest(OpImageInspect, "inspect", nameOrID))
	return reply.InspectImageResult{Image: image}, err
}
