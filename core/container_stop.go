package core

import (
	"context"
	"errors"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// StopContainerOptions change [Client.StopContainer].
type StopContainerOptions struct {
	// Timeout is how long to wait before the container is killed; nil: its own
	// stop timeout. Whole seconds, not negative.
	Timeout *time.Duration
	Ignore  bool // a container that does not exist is not an error
}

// StopContainer stops a container. One that does not run is not an error.
func (c *Client) StopContainer(ctx context.Context, nameOrID string, o StopContainerOptions) (reply.StopContainerResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.StopContainerResult{}, err
	}
	err = t.stopContainer(ctx, nameOrID, o.Timeout)
	if o.Ignore && errors.Is(err, ErrNotFound) {
		return reply.StopContainerResult{}, nil
	}
	return reply.StopContainerResult{}, err
}

func (t *attempt) stopContainer(ctx context.Context, nameOrID string, timeout *time.Duration) error {
	r := containerRequest(OpContainerStop, "stop", nameOrID)
	if err := setSeconds(r.Query, "timeout", "StopContainerOptions.Timeout", timeout); err != nil {
		return err
	}
	_, err := request[none](ctx, t, r)
	return err
}
