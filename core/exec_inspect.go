package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// InspectExec describes a session; its ExitCode counts once Running is false.
func (c *Client) InspectExec(ctx context.Context, id string, _ ReadOptions) (reply.InspectExecResult, error) {
	session, err := call[*reply.ExecSession](ctx, c, execRequest(OpExecInspect, "inspect", id))
	return reply.InspectExecResult{Session: session}, err
}
