package core

import (
	"context"
	"errors"
	"io"

	"github.com/podspan/podspan/core/reply"
)

// StartExec starts a session without attaching to it.
func (c *Client) StartExec(ctx context.Context, id string, _ ChangeOptions) (reply.StartExecResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.StartExecResult{}, err
	}
	r := execRequest(OpExecStart, "start", id)
	r.Body = execStart{Detach: true}
	resp, err := t.open(ctx, r) // an attached start is a stream; this one is empty
	if err != nil {
		return reply.StartExecResult{}, err
	}
	_, err = io.Copy(io.Discard, io.LimitReader(resp.Body, copyBuffer))
	return reply.StartExecResult{}, t.at(r).streamError(ctx, errors.Join(err, resp.Body.Close()))
}

// execStart is the body of an exec start (pkg/api/handlers.ExecStartConfig).
type execStart struct {
	Detach bool   `json:"Detach"`
	Tty    bool   `json:"Tty"`
	Height uint16 `json:"h,omitempty"`
	Width  uint16 `json:"w,omitempty"`
}
