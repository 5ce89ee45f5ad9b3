package core

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// AttachExec starts a session and connects to its standard streams. Servers that cannot start with a size are told it as
// soon as the session runs. Logs and NoStream are not for sessions.
func (c *Client) AttachExec(ctx context.Context, id string, o AttachOptions) (*Attachment, error) {
	keys, err := parseDetachKeys(o.DetachKeys)
	if err != nil {
		return nil, err
	}
	switch {
	case o.Logs:
		return nil, &FieldError{Field: "AttachOptions.Logs", Reason: "an exec session has none"}
	case o.NoStream:
		return nil, &FieldError{Field: "AttachOptions.NoStream", Reason: "an exec session has nothing but its streams"}
	}
	t, err := c.begin(ctx)
	if err != nil {
		return nil, err
	}
	if o.Stdin != nil && !o.TTY {
		if err := t.check(CapExecStdinEnd); err != nil {
			return nil, err
		}
	}
	r := execRequest(OpExecStart, "start", id)
	body := execStart{Tty: o.TTY}
	sized := o.Size != nil && t.supports(CapExecConsoleSize) == Native
	if sized {
		body.Height, body.Width = o.Size.Height, o.Size.Width
	}
	r.Body = body
	stream, err := t.hijack(ctx, r)
	if err != nil {
		return nil, err
	}
	if o.Size != nil && !sized {
		if err := t.firstSize(ctx, id, *o.Size); err != nil {
			_ = stream.Close() // the error to report is the resize's
			return nil, err
		}
	}
	return &Attachment{stream: stream, opts: o, keys: keys, ctx: ctx, at: t.at(r)}, nil
}

// How long a session that was started may take to run.
const (
	firstSizeTime  = 2 * time.Second
	firstSizePause = 20 * time.Millisecond
)

// firstSize tells a session that was just started the size of its terminal:
// servers answer to the start before the session runs, and then refuse the size.
// One that has ended needs none.
func (t *attempt) firstSize(ctx context.Context, id string, size TerminalSize) error {
	late := time.NewTimer(firstSizeTime)
	defer late.Stop()
	for {
		_, err := request[none](ctx, t, resizeExec(id, size))
		if err == nil || !errorsIsAny(err, ErrConflict, ErrNotFound, ErrServer) {
			return err
		}
		session, inspectErr := request[*reply.ExecSession](ctx, t, execRequest(OpExecInspect, "inspect", id))
		if isGone(inspectErr) || inspectErr == nil && session.CanRemove && !session.Running {
			return nil
		}
		select {
		case <-time.After(firstSizePause):
		case <-late.C:
			return err
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// isGone reports whether err says that there is no such session any more.
func isGone(err error) bool {
	return errors.Is(err, ErrNotFound) || err != nil && strings.Contains(err.Error(), "no such exec session")
}
