package core

import (
	"cmp"
	"context"
	"strconv"

	"github.com/podspan/podspan/core/reply"
)

// KillContainer sends a signal to a running container's first process.
func (c *Client) KillContainer(ctx context.Context, nameOrID string, o KillOptions) (reply.KillContainerResult, error) {
	r := containerRequest(OpContainerKill, "kill", nameOrID)
	r.Query.Set("signal", strconv.Itoa(int(cmp.Or(o.Signal, SIGKILL))))
	return call[reply.KillContainerResult](ctx, c, r)
}
