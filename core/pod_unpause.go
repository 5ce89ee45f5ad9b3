package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// UnpausePod thaws the paused containers of a pod.
func (c *Client) UnpausePod(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.UnpausePodResult, error) {
	return call[reply.UnpausePodResult](ctx, c, podRequest(OpPodUnpause, "unpause", nameOrID))
}
