package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// PauseContainer freezes a running container.
func (c *Client) PauseContainer(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.PauseContainerResult, error) {
	return call[reply.PauseContainerResult](ctx, c, containerRequest(OpContainerPause, "pause", nameOrID))
}
