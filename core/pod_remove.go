package core

import (
	"context"
	"errors"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// RemovePodOptions change [Client.RemovePod].
type RemovePodOptions struct {
	Force  bool // remove its containers, too, stopping those that run
	Ignore bool // one that does not exist is not an error
	// Timeout is how long Force waits before it kills; nil: each container's own
	// stop timeout. Whole seconds. Needs Force.
	Timeout *time.Duration
}

// RemovePod removes a pod. It is removed with its infra container; other
// containers in it need Force. Nothing is returned of a pod that is ignored; its
// ID is nameOrID where the server does not say it.
func (c *Client) RemovePod(ctx context.Context, nameOrID string, o RemovePodOptions) (reply.RemovePodResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.RemovePodResult{}, err
	}
	return value(t.removePod(ctx, nameOrID, o))
}

func (t *attempt) removePod(ctx context.Context, nameOrID string, o RemovePodOptions) (*reply.RemovePodResult, error) {
	r := podRequest(OpPodRemove, "remove", nameOrID)
	if o.Force {
		r.Query.Set("force", "true")
	}
	if o.Timeout != nil {
		if !o.Force {
			return nil, &FieldError{Field: "RemovePodOptions.Timeout", Value: o.Timeout.String(), Reason: "has a meaning with Force only"}
		}
		if t.supports(CapPodRemoveTimeout) == Native {
			if err := setSeconds(r.Query, "timeout", "RemovePodOptions.Timeout", o.Timeout); err != nil {
				return nil, err
			}
		} else if err := t.stopPod(ctx, nameOrID, o.Timeout); err != nil && !(o.Ignore && errors.Is(err, ErrNotFound)) {
			return nil, err
		}
	}
	removed, err := request[*reply.RemovePodResult](ctx, t, r)
	if o.Ignore && errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if errors.Is(err, ErrServer) && t.podGone(ctx, nameOrID) {
		return &reply.RemovePodResult{ID: nameOrID}, nil
	}
	if err != nil {
		return nil, err
	}
	if removed.Err != nil {
		return removed, t.at(r).apiError("DELETE", *removed.Err)
	}
	return removed, nil
}

// podGone reports whether a pod has gone although the server says that it could
// not be removed: 3.x says so of what is left of its cgroup.
func (t *attempt) podGone(ctx context.Context, nameOrID string) bool {
	there, err := exists(request[none](ctx, t, podRequest(OpPodExists, "look for", nameOrID)))
	return err == nil && !there
}
