package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// ImageHistory lists the steps that an image was built in, the newest first.
func (c *Client) ImageHistory(ctx context.Context, nameOrID string, _ ReadOptions) (reply.ImageHistoryResult, error) {
	layers, err := call[[]reply.ImageHistoryLayer](ctx, c, imageRequest(OpImageHistory, "read the history of", nameOrID))
	return reply.ImageHistoryResult{Layers: layers}, err
}
