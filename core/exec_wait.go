package core

import (
	"context"
	"errors"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// WaitExecOptions change [Client.WaitExec].
type WaitExecOptions struct {
	// Limit is how long a session may go on running after its streams have ended; 0: 10 s. One
	// that runs longer has lost its streams: an error of class [ErrUnreachable].
	Limit time.Duration
}

// How long a server may take to note that a process has ended whose streams
// have. The streams stay open until it has, whatever it does with them; then the
// server itself waits 5 s for the exit code.
const (
	waitExecLimit    = 10 * time.Second
	waitExecPause    = 20 * time.Millisecond
	waitExecPauseMax = 200 * time.Millisecond
)

var errExecRuns = errors.New("the stream has ended, but the process runs: the connection was lost, or the server was restarted")

// WaitExec returns the exit code of a session whose streams have ended
// ([Attachment.Run] has returned).
func (c *Client) WaitExec(ctx context.Context, id string, o WaitExecOptions) (reply.WaitExecResult, error) {
	if o.Limit <= 0 {
		o.Limit = waitExecLimit
	}
	give := time.Now().Add(o.Limit)
	for pause := waitExecPause; ; pause = min(2*pause, waitExecPauseMax) {
		data, err := c.InspectExec(ctx, id, ReadOptions{})
		switch {
		case err != nil:
			return reply.WaitExecResult{}, err
		case !data.Session.Running:
			return reply.WaitExecResult{ExitCode: data.Session.ExitCode}, nil
		case time.Now().After(give):
			s := c.Server()
			return reply.WaitExecResult{}, &ConnectError{
				Op: subject("wait for exec session", id), Tried: []string{s.URI}, Version: s.Version, Err: errExecRuns,
			}
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return reply.WaitExecResult{}, context.Cause(ctx)
		}
	}
}
