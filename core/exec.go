package core

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// ExecSpec describes a process to be run in a running container
// (pkg/api/handlers.ExecCreateConfig).
type ExecSpec struct {
	Command    []string
	Env        []string // KEY=VALUE
	User       string   // USER[:GROUP]; empty: the container's
	WorkDir    string   // empty: the container's
	Privileged bool
	TTY        bool
	Stdin      bool // attach standard input
	Stdout     bool
	Stderr     bool
}

// noKeys returns a sequence that nobody types and no data contains.
func noKeys() string {
	return strings.Join(append([]string{"ctrl-^"}, strings.Split(rand.Text(), "")...), ",")
}

// execBody is the wire form, the same in every release.
type execBody struct {
	User, WorkingDir, DetachKeys                             string
	Privileged, Tty, AttachStdin, AttachStdout, AttachStderr bool
	Env, Cmd                                                 []string
}

// CreateExec prepares a process in a container and returns the session's ID.
func (c *Client) CreateExec(ctx context.Context, nameOrID string, s ExecSpec, _ ChangeOptions) (reply.CreateExecResult, error) {
	if len(s.Command) == 0 {
		return reply.CreateExecResult{}, &FieldError{Field: "ExecSpec.Command", Reason: "must not be empty"}
	}
	r := containerRequest(OpExecCreate, "create an exec session in", nameOrID)
	r.Body = execBody{
		User: s.User, WorkingDir: s.WorkDir, DetachKeys: noKeys(), Privileged: s.Privileged, Tty: s.TTY,
		AttachStdin: s.Stdin, AttachStdout: s.Stdout, AttachStderr: s.Stderr, Env: s.Env, Cmd: s.Command,
	}
	created, err := call[*reply.ExecCreated](ctx, c, r)
	if err != nil {
		return reply.CreateExecResult{}, err
	}
	return reply.CreateExecResult{ID: created.ID}, nil
}

func execRequest(op Op, verb, id string) Request {
	return Request{Op: op, Subject: subject(verb+" exec session", id), Vars: map[string]string{"id": id}, Query: url.Values{}}
}

// execStart is the body of an exec start (pkg/api/handlers.ExecStartConfig).
type execStart struct {
	Detach bool   `json:"Detach"`
	Tty    bool   `json:"Tty"`
	Height uint16 `json:"h,omitempty"`
	Width  uint16 `json:"w,omitempty"`
}

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

// InspectExec describes a session; its ExitCode counts once Running is false.
func (c *Client) InspectExec(ctx context.Context, id string, _ ReadOptions) (reply.InspectExecResult, error) {
	session, err := call[*reply.ExecSession](ctx, c, execRequest(OpExecInspect, "inspect", id))
	return reply.InspectExecResult{Session: session}, err
}

// TerminalSize is the size of a terminal, in characters.
type TerminalSize struct {
	Height, Width uint16
}

func (s TerminalSize) query() url.Values {
	return url.Values{"h": {strconv.Itoa(int(s.Height))}, "w": {strconv.Itoa(int(s.Width))}}
}

// ResizeContainer tells a running container's terminal its size.
func (c *Client) ResizeContainer(ctx context.Context, nameOrID string, o ResizeOptions) (reply.ResizeContainerResult, error) {
	r := containerRequest(OpContainerResize, "resize the terminal of", nameOrID)
	r.Query = o.Size.query()
	return call[reply.ResizeContainerResult](ctx, c, r)
}

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
