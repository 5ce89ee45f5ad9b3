package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// KillPod sends a signal to the first process of every running container of a
// pod.
func (c *Client) KillPod(ctx context.Context, nameOrID string, o KillOptions) (reply.KillPodResult, error) {
	r := podRequest(OpPodKill, "kill", nameOrID)
	if err := setSignal(r.Query, o.Signal); err != nil {
		return reply.KillPodResult{}, err
	}
	return call[reply.KillPodResult](ctx, c, r)
}
