package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// StartPod starts the containers of a pod. A pod that runs already is not an
// error. If some containers cannot be started the error, of class
// [ErrConflict], names them; the others run.
func (c *Client) StartPod(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.StartPodResult, error) {
	return call[reply.StartPodResult](ctx, c, podRequest(OpPodStart, "start", nameOrID))
}
