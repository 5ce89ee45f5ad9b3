package core

import (
	"context"
	"slices"
	"time"
)

// waitInterval is how often servers look at a container, unless told otherwise.
const waitInterval = 250 * time.Millisecond

// waitByInspect waits for one of the conditions by inspecting the container at
// each interval, for servers that cannot wait for its health. A health
// condition ends the wait with -1, the end of the container with its exit code.
// A container without a health check is refused, since it would never come to a
// health condition.
func (c *Client) waitByInspect(ctx context.Context, nameOrID string, o WaitContainerOptions) (int32, error) {
	interval := o.Interval
	if interval == 0 {
		interval = waitInterval
	}
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		data, err := c.InspectContainer(ctx, nameOrID, InspectContainerOptions{})
		if err != nil {
			return 0, err
		}
		if s := data.Container.State; s != nil {
			switch {
			case slices.Contains(o.Conditions, s.Status):
				if s.Status == "exited" || s.Status == "stopped" {
					return s.ExitCode, nil
				}
				return -1, nil
			case s.Health.Status == "":
				return 0, &FieldError{Field: "WaitContainerOptions.Conditions", Option: "--condition",
					Reason: "container " + nameOrID + " has no health check, so it is never healthy or unhealthy"}
			case slices.Contains(o.Conditions, s.Health.Status):
				return -1, nil
			}
			nameOrID = data.Container.ID // the same one, whoever gets the name next
		}
		select {
		case <-ctx.Done():
			return 0, context.Cause(ctx)
		case <-tick.C:
		}
	}
}
