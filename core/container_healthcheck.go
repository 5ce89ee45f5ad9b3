package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// RunHealthCheck runs the health check of a container that runs, and waits for
// it. Only the Status of the result is set: "healthy", "unhealthy", or
// "starting" while a startup check has not succeeded yet; a check that fails is
// no error. Errors of class [ErrConflict]: the container has no health check,
// or does not run.
func (c *Client) RunHealthCheck(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.RunHealthCheckResult, error) {
	results, err := call[*reply.HealthCheckResults](ctx, c, containerRequest(OpContainerHealthCheck, "run the health check of", nameOrID))
	return reply.RunHealthCheckResult{Results: results}, err
}
