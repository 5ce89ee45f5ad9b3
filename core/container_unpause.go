package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// UnpauseContainer thaws a paused container.
func (c *Client) UnpauseContainer(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.UnpauseContainerResult, error) {
	return call[reply.UnpauseContainerResult](ctx, c, containerRequest(OpContainerUnpause, "unpause", nameOrID))
}
