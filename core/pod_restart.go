package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// RestartPod stops the containers of a pod that run and starts all of them.
func (c *Client) RestartPod(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.RestartPodResult, error) {
	return call[reply.RestartPodResult](ctx, c, podRequest(OpPodRestart, "restart", nameOrID))
}
