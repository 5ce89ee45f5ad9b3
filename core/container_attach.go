package core

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strconv"
	"sync/atomic"
)

// ErrDetached is what [Attachment.Run] returns when the detach keys were
// typed. The container or session goes on.
var ErrDetached = errors.New("detached")

// AttachOptions say what is attached to a container's or exec session's
// standard streams.
type AttachOptions struct {
	// Size is that of the terminal of an exec session ([Client.AttachExec]); nil: not said.
	Size *TerminalSize
	// Stdin is what the other side reads; nil: not attached. Without TTY its end is
	// passed on, which not every release can: attaching is refused then.
	Stdin  io.Reader
	Stdout io.Writer // nil: not attached
	Stderr io.Writer // nil: not attached; unused with TTY, where Stdout takes all

	// TTY says that the other side is a terminal: all output is one stream, raw.
	TTY bool
	// DetachKeys is the sequence that ends the attachment ("ctrl-p,ctrl-q");
	// empty: none, which is right for all input that no person types, since
	// the bytes may occur in any data.
	DetachKeys string

	Logs     bool // containers: first what was printed so far
	NoStream bool // containers: end after Logs
}

// Attachment is an open connection to standard streams.
type Attachment struct {
	stream Stream
	opts   AttachOptions
	keys   []byte
	ctx    context.Context // of the call that opened it: the stream lives as long
	at     origin
	ran    atomic.Bool
	// detached is set before the last of the detach keys is sent: the server
	// may close before the write has returned.
}

// AttachContainer connects to the standard streams of a container that is
// running or created; attach before [Client.StartContainer] to see all output.
// Nothing is copied before [Attachment.Run].
func (c *Client) AttachContainer(ctx context.Context, nameOrID string, o AttachOptions) (*Attachment, error) {
	keys, err := parseDetachKeys(o.DetachKeys)
	if err != nil {
		return nil, err
	}
	stdin, stdout, stderr := o.Stdin != nil, o.Stdout != nil, o.Stderr != nil
	if o.TTY {
		stderr = stdout
	}
	switch {
	case !stdin && !stdout && !stderr:
		return nil, &FieldError{Field: "AttachOptions",
			Reason: "at least one of Stdin, Stdout and Stderr is needed; with a terminal, Stdout takes all output"}
	case o.NoStream && !o.Logs:
		return nil, &FieldError{Field: "AttachOptions.NoStream", Reason: "needs Logs"}
	}
	t, err := c.begin(ctx)
	if err != nil {
		return nil, err
	}
	if stdin && !o.TTY { // a terminal's end is a key
		if err := t.check(CapAttachStdinEnd); err != nil {
			return nil, err
		}
	}
	r := containerRequest(OpContainerAttach, "attach to", nameOrID)
	// A stream that is left out counts as named as soon as another one is. Logs brings the
	// output of both streams in any case; Run drops what has no writer.
	for key, on := range map[string]bool{"stdin": stdin, "stdout": stdout, "stderr": stderr} {
		r.Query.Set(key, strconv.FormatBool(on))
	}
	// Empty means none, absent the server's own. Servers know keys only when they
	// arrive one by one, so the client looks for them itself.
	r.Query.Set("detachKeys", "")
	if o.Logs {
		r.Query.Set("logs", "true")
	}
	if o.NoStream {
		r.Query.Set("stream", "false")
	}
	stream, err := t.hijack(ctx, r)
	if err != nil {
		return nil, err
	}
	return &Attachment{stream: stream, opts: o, keys: keys, ctx: ctx, at: t.at(r)}, nil
}

// Close ends the attachment. The container goes on.
func (a *Attachment) Close() error { return a.stream.Close() }

// Run copies until the other side's output ends, the detach keys are typed
// ([ErrDetached]) or the context of the attach call ends. The end of Stdin is
// passed on, and output goes on. Run works once.
//
// Nothing is written to Stdout and Stderr when Run has returned. It does not
// wait for a Stdin that has nothing to read: such a read may go on, and what it
// still returns is lost.
//
// A nil error says that the other side has closed the stream between frames. A
// server that dies does that, too: ask it afterwards what became of the
// container. A stream that breaks off otherwise is a [*ConnectError]; what the
// server says in it an [*APIError].
func (a *Attachment) Run() error {
	if a.ran.Swap(true) {
		_ = a.stream.Close()
		return &FieldError{Field: "Attachment", Reason: "it has been run already; attach again"}
	}
	written := make(chan struct{})
	output := make(chan error, 1)
	go func() {
		defer close(written)
		output <- a.copyOutput()
	}()
	defer func() {
		_ = a.stream.Close()
		<-written
	}()

	var input chan error
	if a.opts.Stdin != nil {
		input = make(chan error, 1)
		go func() { input <- a.copyInput() }()
	}
	for {
		select {
		case err := <-output:
			return a.at.streamError(a.ctx, err)
		case err := <-input:
			input = nil
			switch {
			case errors.Is(err, ErrDetached):
				return ErrDetached
			case err == nil:
				if err := a.stream.CloseWrite(); err != nil && !isClosed(err) {
					return a.at.streamError(a.ctx, err)
				}
			case errors.As(err, new(*copyError)):
				return err
			}
			// A write that failed: the other side has ended; its output says why.
		}
	}
}

func (a *Attachment) copyOutput() error {
	if a.opts.TTY {
		w := a.opts.Stdout
		if w == nil {
			w = io.Discard
		}
		_, err := io.CopyBuffer(output{w, "standard output"}, a.stream, make([]byte, copyBuffer))
		return err
	}
	return demux(bufio.NewReaderSize(a.stream, copyBuffer), a.opts.Stdout, a.opts.Stderr)
}

func (a *Attachment) copyInput() error {
	watch := detachWatch{keys: a.keys}
	buf := make([]byte, copyBuffer)
	var out []byte
	for {
		n, err := a.opts.Stdin.Read(buf)
		out, detached := watch.filter(out[:0], buf[:n])
		if err == io.EOF {
			out = append(out, watch.rest()...)
		}
		if len(out) > 0 {
			if _, err := a.stream.Write(out); err != nil {
				return err
			}
		}
		switch {
		case detached:
			return ErrDetached
		case err == io.EOF:
			return nil
		case err != nil:
			return &copyError{"reading standard input", err}
		}
	}
}
