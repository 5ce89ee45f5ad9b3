package core

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// LogsOptions say what [Client.Logs] reads and where it goes.
type LogsOptions struct {
	Stdout io.Writer // nil: not read
	Stderr io.Writer // nil: not read

	Follow     bool
	Timestamps bool
	Tail       *int   // the last lines only, at most 10 million; nil or negative: all
	Since      string // RFC 3339, Unix seconds, or a duration such as "10m"; empty: from the start
	Until      string // the same; empty: to the end
}

// maxTail keeps a server from taking more than 80 MB for a channel of as many
// lines (pkg/api/handlers/compat/containers_logs.go, 3.4.4 and 4.9.5).
const maxTail = 10_000_000

// Logs copies what a container has printed. With Follow it goes on until the
// container ends; one that was not started has ended.
func (c *Client) Logs(ctx context.Context, nameOrID string, o LogsOptions) (reply.LogsResult, error) {
	if o.Stdout == nil && o.Stderr == nil {
		return reply.LogsResult{}, &FieldError{Field: "LogsOptions", Reason: "at least one of Stdout and Stderr is needed"}
	}
	if o.tailed() && *o.Tail > maxTail {
		return reply.LogsResult{}, &FieldError{Field: "LogsOptions.Tail", Option: "--tail", Value: strconv.Itoa(*o.Tail),
			Reason: fmt.Sprintf("at most %d: servers take memory for as many lines at once, and die of more; leave it out for all", maxTail)}
	}
	t, err := c.begin(ctx)
	if err != nil {
		return reply.LogsResult{}, err
	}
	if o.Until != "" {
		if err := t.check(CapLogUntil); err != nil {
			return reply.LogsResult{}, err
		}
	}
	if t.supports(CapLogNewline) != Native {
		o.Stdout, o.Stderr = endLines(o.Stdout), endLines(o.Stderr)
	}
	if o.Follow && t.supports(CapLogFollowEnd) != Native {
		return reply.LogsResult{}, t.followToEnd(ctx, nameOrID, o)
	}
	return reply.LogsResult{}, t.readLogs(ctx, nameOrID, o, func(r io.Reader) io.Reader { return r })
}

// readLogs is one request for logs. through is what the answer is read through.
func (t *attempt) readLogs(ctx context.Context, nameOrID string, o LogsOptions, through func(io.Reader) io.Reader) error {
	r := containerRequest(OpContainerLogs, "read logs of", nameOrID)
	for key, on := range map[string]bool{"stdout": o.Stdout != nil, "stderr": o.Stderr != nil, "follow": o.Follow,
		"timestamps": o.Timestamps} {
		r.Query.Set(key, strconv.FormatBool(on))
	}
	if o.tailed() {
		r.Query.Set("tail", strconv.Itoa(*o.Tail))
	}
	if o.Since != "" {
		r.Query.Set("since", o.Since)
	}
	if o.Until != "" {
		r.Query.Set("until", o.Until)
	}
	resp, err := t.open(ctx, r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	err = demux(bufio.NewReaderSize(through(resp.Body), copyBuffer), o.Stdout, o.Stderr)
	return t.at(r).streamError(ctx, err)
}

func (o LogsOptions) tailed() bool { return o.Tail != nil && *o.Tail >= 0 }

// repeatable reports whether the same options give the same lines, and those
// that came since, when they are asked for again.
func (o LogsOptions) repeatable() bool {
	_, since := time.ParseDuration(o.Since)
	_, until := time.ParseDuration(o.Until)
	return !o.tailed() && (o.Since == "" || since != nil) && (o.Until == "" || until != nil)
}

// How long nothing may come, after the container's end, until reading stops:
// short where what is missing then can be asked for.
const (
	logSilence     = 500 * time.Millisecond
	logLongSilence = 5 * time.Second
)

// errSilent is why the context of a followed log ended: the container has ended, and nothing
// more came.
var errSilent = errors.New("the container has ended")

// followToEnd follows the log of a server that does not end it. Once the container has ended
// and nothing more comes, the log is read again for what had not arrived by then.
func (t *attempt) followToEnd(ctx context.Context, nameOrID string, o LogsOptions) error {
	silence := logSilence
	if !o.repeatable() {
		silence = logLongSilence
	}
	var done logPosition
	follow := o
	follow.Stdout, follow.Stderr = done.count(o.Stdout), done.count(o.Stderr)
	var read lastRead
	silent, stop := t.untilSilent(ctx, nameOrID, &read, silence)
	defer stop()
	err := t.readLogs(silent, nameOrID, follow, func(r io.Reader) io.Reader { read.from = r; return &read })
	if !errors.Is(context.Cause(silent), errSilent) || errors.As(err, new(*copyError)) {
		return err
	}
	if !o.repeatable() {
		return nil
	}
	rest := o
	rest.Follow = false
	rest.Stdout, rest.Stderr = done.skip(o.Stdout), done.skip(o.Stderr)
	err = t.readLogs(ctx, nameOrID, rest, func(r io.Reader) io.Reader { return r })
	if errors.Is(err, ErrNotFound) {
		return nil // removed: there is nothing more
	}
	return err
}

// untilSilent returns a context that ends when the container has ended and
// nothing has been read for a while.
func (t *attempt) untilSilent(ctx context.Context, nameOrID string, read *lastRead, silence time.Duration) (context.Context,
	context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		_, err := request[int32](ctx, t, containerRequest(OpContainerWait, "wait for", nameOrID))
		if err != nil && !errors.Is(err, ErrNotFound) {
			return // a server that has gone ends the stream, too
		}
		read.at.Store(time.Now().UnixNano()) // counts from the end on
		for {
			silent := time.Since(time.Unix(0, read.at.Load()))
			if silent >= silence {
				cancel(errSilent)
				return
			}
			select {
			case <-time.After(silence - silent):
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, func() { cancel(nil) }
}

// logPosition is how far a log has been copied: whole frames, and bytes of the
// one that is being copied.
type logPosition struct {
	frames, bytes int
}

// count returns a writer that moves the position, or nil for nil.
func (p *logPosition) count(w io.Writer) io.Writer {
	if w == nil {
		return nil
	}
	return frameCounter{w, p}
}

type frameCounter struct {
	w   io.Writer
	pos *logPosition
}

func (c frameCounter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.pos.bytes += n
	return n, err
}

func (c frameCounter) endFrame() error {
	c.pos.frames, c.pos.bytes = c.pos.frames+1, 0
	return endFrame(c.w)
}

// skip returns a writer that leaves out what comes before the position, or nil
// for nil.
func (p *logPosition) skip(w io.Writer) io.Writer {
	if w == nil {
		return nil
	}
	return frameSkipper{w, p}
}

type frameSkipper struct {
	w   io.Writer
	pos *logPosition
}

func (s frameSkipper) Write(p []byte) (int, error) {
	if s.pos.frames > 0 {
		return len(p), nil
	}
	known := min(s.pos.bytes, len(p))
	s.pos.bytes -= known
	n, err := s.w.Write(p[known:])
	return known + n, err
}

func (s frameSkipper) endFrame() error {
	if s.pos.frames > 0 {
		s.pos.frames--
		return nil
	}
	s.pos.bytes = 0
	return endFrame(s.w)
}

// lastRead is a reader that knows when something last came.
type lastRead struct {
	from io.Reader
	at   atomic.Int64 // Unix nanoseconds
}

func (l *lastRead) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	if n > 0 {
		l.at.Store(time.Now().UnixNano())
	}
	return n, err
}

// endLines returns a writer that adds a newline to every frame, or nil for nil.
func endLines(w io.Writer) io.Writer {
	if w == nil {
		return nil
	}
	return lineEnder{w}
}

type lineEnder struct{ w io.Writer }

func (l lineEnder) Write(p []byte) (int, error) { return l.w.Write(p) }

// endFrame is called by demux after each whole frame.
func (l lineEnder) endFrame() error {
	_, err := l.w.Write([]byte{'\n'})
	return err
}
