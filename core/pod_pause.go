package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// PausePod freezes the running containers of a pod.
func (c *Client) PausePod(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.PausePodResult, error) {
	return call[reply.PausePodResult](ctx, c, podRequest(OpPodPause, "pause", nameOrID))
}
