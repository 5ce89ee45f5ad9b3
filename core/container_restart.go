package core

import (
	"context"
	"strconv"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// RestartContainerOptions change [Client.RestartContainer].
type RestartContainerOptions struct {
	// Timeout is how long to wait before the container is killed; nil: its own
	// stop timeout. Whole seconds, not negative.
	Timeout *time.Duration
}

// RestartContainer stops a container, if it runs, and starts it.
func (c *Client) RestartContainer(ctx context.Context, nameOrID string, o RestartContainerOptions) (reply.RestartContainerResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.RestartContainerResult{}, err
	}
	r := containerRequest(OpContainerRestart, "restart", nameOrID)
	if o.Timeout == nil {
		if err := t.check(CapRestartOwnTimeout); err != nil {
			return reply.RestartContainerResult{}, err
		}
		// No server falls back on the container's own timeout here: without the
		// parameter, all of them kill at once.
		data, err := request[*reply.Container](ctx, t, containerRequest(OpContainerInspect, "inspect", nameOrID))
		if err != nil {
			return reply.RestartContainerResult{}, err
		}
		if data.Config == nil {
			return reply.RestartContainerResult{}, t.at(r).protocolError("the container's stop timeout is not in its description", nil)
		}
		r.Query.Set("timeout", strconv.FormatUint(uint64(data.Config.StopTimeout), 10))
	} else if err := setSeconds(r.Query, "timeout", "RestartContainerOptions.Timeout", o.Timeout); err != nil {
		return reply.RestartContainerResult{}, err
	}
	return request[reply.RestartContainerResult](ctx, t, r)
}
