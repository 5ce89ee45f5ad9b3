package core

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"strconv"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// containerRequest is a request about one container.
func containerRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" container", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// StartContainer starts a container. One that runs already is not an error.
// Detach keys belong to the attachment, see [AttachOptions]: no server reads
// those that podman's own client sends with a start.
func (c *Client) StartContainer(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.StartContainerResult, error) {
	return call[reply.StartContainerResult](ctx, c, containerRequest(OpContainerStart, "start", nameOrID))
}

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

// KillContainer sends a signal to a running container's first process.
func (c *Client) KillContainer(ctx context.Context, nameOrID string, o KillOptions) (reply.KillContainerResult, error) {
	r := containerRequest(OpContainerKill, "kill", nameOrID)
	r.Query.Set("signal", strconv.Itoa(int(cmp.Or(o.Signal, SIGKILL))))
	return call[reply.KillContainerResult](ctx, c, r)
}

// PauseContainer freezes a running container.
func (c *Client) PauseContainer(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.PauseContainerResult, error) {
	return call[reply.PauseContainerResult](ctx, c, containerRequest(OpContainerPause, "pause", nameOrID))
}

// UnpauseContainer thaws a paused container.
func (c *Client) UnpauseContainer(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.UnpauseContainerResult, error) {
	return call[reply.UnpauseContainerResult](ctx, c, containerRequest(OpContainerUnpause, "unpause", nameOrID))
}

// RenameContainerOptions say what [Client.RenameContainer] does.
type RenameContainerOptions struct {
	NewName string // needed
}

// RenameContainer gives a container another name.
func (c *Client) RenameContainer(ctx context.Context, nameOrID string, o RenameContainerOptions) (reply.RenameContainerResult, error) {
	r := containerRequest(OpContainerRename, "rename", nameOrID)
	r.Query.Set("name", o.NewName)
	return call[reply.RenameContainerResult](ctx, c, r)
}

// setSeconds puts d into the query in whole seconds; what would have to be
// rounded is refused.
func setSeconds(q url.Values, key, field string, d *time.Duration) error {
	if d == nil {
		return nil
	}
	if *d < 0 || *d%time.Second != 0 {
		return &FieldError{Field: field, Value: d.String(), Reason: "must be whole seconds, not negative"}
	}
	q.Set(key, strconv.FormatInt(int64(*d/time.Second), 10))
	return nil
}
