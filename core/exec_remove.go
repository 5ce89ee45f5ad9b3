package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// RemoveExecOptions change [Client.RemoveExec].
type RemoveExecOptions struct {
	Force  bool // end it first, if it runs
	Ignore bool // one that the server does not know (any more) is not an error
}

// RemoveExec makes the server forget a session. Servers that cannot be told so
// forget it by themselves when it has ended; they refuse Force.
func (c *Client) RemoveExec(ctx context.Context, id string, o RemoveExecOptions) (reply.RemoveExecResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.RemoveExecResult{}, err
	}
	switch support := t.supports(CapExecRemove); {
	case support == Native:
		r := execRequest(OpExecRemove, "remove", id)
		r.Body = map[string]bool{"Force": o.Force}
		_, err := request[none](ctx, t, r)
		if o.Ignore && isGone(err) {
			return reply.RemoveExecResult{}, nil
		}
		return reply.RemoveExecResult{}, err
	case o.Force:
		rule, _ := LookupRule(CapExecRemove)
		return reply.RemoveExecResult{}, Refusals{rule.Refusal(t.Server)}
	}
	return reply.RemoveExecResult{}, t.check(CapExecRemove)
}
