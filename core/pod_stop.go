package core

import (
	"context"
	"errors"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// StopPodOptions change [Client.StopPod].
type StopPodOptions struct {
	// Timeout is how long to wait before a container is killed; nil: each
	// container's own stop timeout. Whole seconds, not negative.
	Timeout *time.Duration
	Ignore  bool // a pod that does not exist is not an error
}

// StopPod stops the containers of a pod. A pod that does not run is not an
// error.
func (c *Client) StopPod(ctx context.Context, nameOrID string, o StopPodOptions) (reply.StopPodResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.StopPodResult{}, err
	}
	err = t.stopPod(ctx, nameOrID, o.Timeout)
	if o.Ignore && errors.Is(err, ErrNotFound) {
		return reply.StopPodResult{}, nil
	}
	return reply.StopPodResult{}, err
}

func (t *attempt) stopPod(ctx context.Context, nameOrID string, timeout *time.Duration) error {
	r := podRequest(OpPodStop, "stop", nameOrID)
	if err := setSeconds(r.Query, "t", "StopPodOptions.Timeout", timeout); err != nil {
		return err
	}
	if timeout != nil && *timeout == 0 {
		// No server takes 0 for a timeout of pods: they wait as long as without.
		delete(r.Query, "t")
		if err := t.stopContainersNow(ctx, nameOrID); err != nil {
			return err
		}
	}
	_, err := request[none](ctx, t, r)
	return err
}

// stopContainersNow stops the containers of a pod that run without waiting,
// the infra container last.
func (t *attempt) stopContainersNow(ctx context.Context, nameOrID string) error {
	pod, err := request[*reply.Pod](ctx, t, podRequest(OpPodInspect, "inspect", nameOrID))
	if err != nil {
		return err
	}
	now := time.Duration(0)
	var ids []string
	for _, ctr := range pod.Containers {
		if ctr.State == "running" && ctr.ID != pod.InfraContainerID {
			ids = append(ids, ctr.ID)
		}
	}
	for _, id := range append(ids, pod.InfraContainerID) {
		if id == "" {
			continue
		}
		err := t.stopContainer(ctx, id, &now)
		// One that has ended or gone by itself, or has not run, is stopped.
		if err != nil && !errors.Is(err, ErrConflict) && !errors.Is(err, ErrNotFound) {
			return err
		}
	}
	return nil
}
