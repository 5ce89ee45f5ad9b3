package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// KillContainer sends a signal to a running container's first process.
func (c *Client) KillContainer(ctx context.Context, nameOrID string, o KillOptions) (reply.KillContainerResult, error) {
	r := containerRequest(OpContainerKill, "kill", nameOrID)
	if err := setSignal(r.Query, o.Signal); err != nil {
		return reply.KillContainerResult{}, err
	}
	return call[reply.KillContainerResult](ctx, c, r)
}
