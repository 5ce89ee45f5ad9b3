package core

import (
	"context"
	"errors"
	"io"

	"github.com/podspan/podspan/core/reply"
)

// ExecOptions change [Client.Exec]. The zero value runs the process and discards its output.
type ExecOptions struct {
	// Stdin is what the process reads; nil: none is attached. Without a terminal
	// its end is passed on.
	Stdin io.Reader
	// Stdout and Stderr take the output; nil: it is discarded. A process with a
	// terminal ([ExecSpec.TTY]) writes all to Stdout.
	Stdout, Stderr io.Writer
	// DetachKeys is the sequence in Stdin that ends Exec with [ErrDetached]; empty: none.
	DetachKeys string
	Size       *TerminalSize // of the terminal that the process has; nil: the server's choice
}

// Exec runs a process in a running container, as podman exec does, and returns
// its exit code. An exit code other than 0 is no error: 126 and 127 are the server's for
// a program that it cannot run or find. Which streams the session
// has is said by the options; Stdin, Stdout and Stderr of s are not read.
//
// When Exec returns with an error after the start (a connection that broke off,
// ctx that ended, [ErrDetached]) the process goes on, and the result has the
// session's ID. As with [Attachment.Run], a read of Stdin that has begun may outlast
// Exec.
func (c *Client) Exec(ctx context.Context, nameOrID string, s ExecSpec, o ExecOptions) (reply.ExecResult, error) {
	if o.Stdin != nil && !s.TTY { // before a session is made
		if err := Check(c.Server(), CapExecStdinEnd); err != nil {
			return reply.ExecResult{}, err
		}
	}
	if o.Size != nil && !s.TTY {
		return reply.ExecResult{}, &FieldError{Field: "ExecOptions.Size", Reason: "there is no terminal: set ExecSpec.TTY, too"}
	}
	ao := AttachOptions{Stdin: o.Stdin, Stdout: o.Stdout, Stderr: o.Stderr, TTY: s.TTY, DetachKeys: o.DetachKeys}
	if _, err := parseDetachKeys(o.DetachKeys); err != nil {
		return reply.ExecResult{}, err
	}
	if ao.Stdout == nil && (ao.TTY || ao.Stderr == nil) { // the end of the output tells the end of the process
		ao.Stdout = io.Discard
	}
	s.Stdin, s.Stdout, s.Stderr = ao.Stdin != nil, ao.Stdout != nil, ao.Stderr != nil
	id, err := c.CreateExec(ctx, nameOrID, s, ChangeOptions{})
	if err != nil {
		return reply.ExecResult{}, err
	}
	ao.Size = o.Size
	att, err := c.AttachExec(ctx, id.ID, ao)
	if err != nil {
		return reply.ExecResult{}, errors.Join(err, c.forgetExec(context.WithoutCancel(ctx), id.ID))
	}
	res := reply.ExecResult{ID: id.ID}
	err = att.Run()
	switch {
	case errors.Is(err, ErrDetached):
		return res, err
	case ctx.Err() != nil:
		return res, context.Cause(ctx)
	}
	// That the session ended says more than that the stream broke off.
	end, endErr := c.WaitExec(ctx, id.ID, WaitExecOptions{})
	if endErr != nil {
		return res, errors.Join(err, endErr)
	}
	res.ExitCode = end.ExitCode
	return res, errors.Join(err, c.forgetExec(ctx, id.ID))
}

// forgetExec makes the server forget a session that has ended or did not start.
func (c *Client) forgetExec(ctx context.Context, id string) error {
	ctx, cancel := context.WithTimeout(ctx, verifyUndoTime)
	defer cancel()
	_, err := c.RemoveExec(ctx, id, RemoveExecOptions{Ignore: true})
	return err
}
