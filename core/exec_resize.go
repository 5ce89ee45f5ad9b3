package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// ResizeExec tells a running session's terminal its size. One that does not
// run, yet or any more, is an error ([ErrConflict]).
func (c *Client) ResizeExec(ctx context.Context, id string, o ResizeOptions) (reply.ResizeExecResult, error) {
	return call[reply.ResizeExecResult](ctx, c, resizeExec(id, o.Size))
}

// resizeExec leaves out the parameter running: with it, servers drop the size of
// a session that does not run yet and say that all is well.
func resizeExec(id string, s TerminalSize) Request {
	r := execRequest(OpExecResize, "resize the terminal of", id)
	r.Query = s.query()
	return r
}
