package core

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// WaitContainerOptions change [Client.WaitContainer].
type WaitContainerOptions struct {
	// Conditions are container states ("exited", "running", …) or "healthy" and
	// "unhealthy"; any of them ends the wait. Empty: stopped or exited. Another word is
	// a [*FieldError].
	Conditions []string
	Interval   time.Duration // how often the server looks; 0: its default, 250 ms
	// Created says that the container has been initialised, by attaching to
	// it, and is about to be started: wait for the end of that run. Asked
	// before the start, the answer cannot be missed, also when the server
	// removes the container at its end. Without Conditions and Interval.
	Created bool
}

// waitConditions are what a container can be waited for. Servers from 4.0 on take
// another word for a condition that is met.
var waitConditions = []string{
	"configured", "created", "exited", "healthy", "initialized", "paused", "removing", "running",
	"stopped", "stopping", "unhealthy", "unknown",
}

// waitForExitFile is the interval of the emulated wait for Created: servers that
// take a created container for one that has ended look at its exit file first,
// and at its state only when the file has come or the interval is over.
const waitForExitFile = 10 * 365 * 24 * time.Hour

// WaitContainer waits until the container is in one of the conditions and
// returns its exit code, -1 while it has none.
func (c *Client) WaitContainer(ctx context.Context, nameOrID string, o WaitContainerOptions) (reply.WaitContainerResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.WaitContainerResult{}, err
	}
	r := containerRequest(OpContainerWait, "wait for", nameOrID)
	byInspect := false
	for _, cond := range o.Conditions {
		if !slices.Contains(waitConditions, cond) {
			return reply.WaitContainerResult{}, &FieldError{Field: "WaitContainerOptions.Conditions", Option: "--condition", Value: cond,
				Reason: "use one of " + strings.Join(waitConditions, ", ")}
		}
		r.Query.Add("condition", t.stateName(cond))
		if cond == "healthy" || cond == "unhealthy" {
			if err := t.check(CapWaitHealth); err != nil {
				return reply.WaitContainerResult{}, err
			}
			byInspect = t.supports(CapWaitHealth) == Emulated
		}
	}
	if o.Created {
		if len(o.Conditions) > 0 || o.Interval != 0 {
			return reply.WaitContainerResult{}, &FieldError{Field: "WaitContainerOptions.Created",
				Reason: "takes neither conditions nor an interval"}
		}
		if err := t.check(CapWaitCreated); err != nil {
			return reply.WaitContainerResult{}, err
		}
		if t.supports(CapWaitCreated) == Emulated {
			o.Interval = waitForExitFile
		}
	}
	if o.Interval < 0 {
		return reply.WaitContainerResult{}, &FieldError{Field: "WaitContainerOptions.Interval", Value: o.Interval.String(),
			Reason: "must not be negative"}
	}
	if byInspect {
		exitCode, err := c.waitByInspect(ctx, nameOrID, o)
		return reply.WaitContainerResult{ExitCode: exitCode}, err
	}
	if o.Interval > 0 {
		r.Query.Set("interval", o.Interval.String())
	}
	exitCode, err := request[int32](ctx, t, r)
	return reply.WaitContainerResult{ExitCode: exitCode}, err
}

// stateName returns a state under the name that the server has for it:
// libpod/define/containerstate.go called the first two otherwise before 4.0.
func (t *attempt) stateName(state string) string {
	older, renamed := map[string]string{"created": "configured", "initialized": "created"}[state]
	if !renamed || t.supports(CapStateNames) == Native {
		return state
	}
	return older
}
