package core

import (
	"cmp"
	"context"
	"strconv"

	"github.com/podspan/podspan/core/reply"
)

// KillPod sends a signal to the first process of every running container of a
// pod.
func (c *Client) KillPod(ctx context.Context, nameOrID string, o KillOptions) (reply.KillPodResult, error) {
	r := podRequest(OpPodKill, "kill", nameOrID)
	r.Query.Set("signal", strconv.Itoa(int(cmp.Or(o.Signal, SIGKILL))))
	return call[reply.KillPodResult](ctx, c, r)
}
