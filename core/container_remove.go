package core

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// RemoveContainerOptions change [Client.RemoveContainer].
type RemoveContainerOptions struct {
	Force   bool // stop it first, if it runs
	Volumes bool // remove its anonymous volumes, too
	Ignore  bool // one that does not exist is not an error
	Depend  bool // remove the containers that depend on it, too
	// Timeout is how long Force waits before it kills; nil: the container's own
	// stop timeout. Whole seconds. Needs Force.
	Timeout *time.Duration
}

// RemoveContainer removes a container. The result names what was removed:
// the container, and with Depend those that depended on it.
func (c *Client) RemoveContainer(ctx context.Context, nameOrID string, o RemoveContainerOptions) (reply.RemoveContainerResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.RemoveContainerResult{}, err
	}
	containers, err := t.removeContainer(ctx, nameOrID, o)
	return reply.RemoveContainerResult{Containers: containers}, err
}

func (t *attempt) removeContainer(ctx context.Context, nameOrID string, o RemoveContainerOptions) ([]reply.ContainerRemoved, error) {
	r := containerRequest(OpContainerRemove, "remove", nameOrID)
	for key, on := range map[string]bool{"force": o.Force, "volumes": o.Volumes, "ignore": o.Ignore, "depend": o.Depend} {
		if on {
			r.Query.Set(key, strconv.FormatBool(on))
		}
	}
	if o.Depend {
		if err := t.check(CapRemoveDepend); err != nil {
			return nil, err
		}
	}
	if o.Timeout != nil {
		if !o.Force {
			return nil, &FieldError{Field: "RemoveContainerOptions.Timeout", Value: o.Timeout.String(), Reason: "has a meaning with Force only"}
		}
		if err := t.check(CapRemoveTimeout); err != nil {
			return nil, err
		}
		if t.supports(CapRemoveTimeout) == Native {
			if err := setSeconds(r.Query, "timeout", "RemoveContainerOptions.Timeout", o.Timeout); err != nil {
				return nil, err
			}
		} else if err := t.stopForRemove(ctx, nameOrID, o); err != nil {
			return nil, err
		}
	}
	removed, err := request[[]reply.ContainerRemoved](ctx, t, r)
	if o.Ignore && errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if len(removed) == 0 {
		return []reply.ContainerRemoved{{ID: nameOrID}}, nil
	}
	for _, x := range removed {
		if x.Err != nil {
			at := origin{subject("remove container", x.ID), t.Server}
			err = errors.Join(err, at.apiError("DELETE", *x.Err))
		}
	}
	return removed, err
}

// stopForRemove emulates a remove with a timeout.
func (t *attempt) stopForRemove(ctx context.Context, nameOrID string, o RemoveContainerOptions) error {
	err := t.stopContainer(ctx, nameOrID, o.Timeout)
	// A container that cannot be stopped because of its state (created, paused)
	// is what Force is for.
	if errors.Is(err, ErrConflict) || (o.Ignore && errors.Is(err, ErrNotFound)) {
		return nil
	}
	return err
}
