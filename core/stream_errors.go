package core

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"syscall"
)

// origin is where a stream comes from, for its errors.
type origin struct {
	op     string
	server Server
}

func (t *attempt) at(r Request) origin { return origin{r.Subject, t.Server} }

func (p origin) protocolError(reason string, err error) error {
	return &ProtocolError{Op: p.op, Server: p.server.URI, Version: p.server.Version, Reason: reason, Err: err}
}

// apiError is the server's own words in a stream that had begun.
func (p origin) apiError(method, message string) error {
	return &APIError{Op: p.op, Method: method, Server: p.server.URI, Version: p.server.Version, Message: strings.TrimSpace(message)}
}

// streamError gives an error that ended a stream its class: the context's, the
// failure of a reader or writer of the caller's, the server's own words, an
// answer that is none, or a connection that was lost.
func (p origin) streamError(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var said *serverWords
	switch {
	case errors.As(err, new(*copyError)), errors.As(err, new(*APIError)), errors.As(err, new(*ProtocolError)):
		return err
	case errors.As(err, &said):
		return p.apiError("", said.text)
	case errors.Is(err, errNoFrame):
		return p.protocolError("the stream cannot be read", err)
	}
	return &ConnectError{Op: p.op, Tried: []string{p.server.URI}, Version: p.server.Version, Err: err,
		Hint: "the connection was lost; see whether the service still runs"}
}

// jsonError is streamError for what a JSON decoder says of a stream.
func (p origin) jsonError(ctx context.Context, err error) error {
	if errors.As(err, new(*json.SyntaxError)) || errors.As(err, new(*json.UnmarshalTypeError)) {
		err = p.protocolError("the stream cannot be read", err)
	}
	return p.streamError(ctx, err)
}

// copyError is a reader or writer of the caller's that failed.
type copyError struct {
	what string // "writing standard output"
	err  error
}

func (e *copyError) Error() string { return e.what + ": " + e.err.Error() }
func (e *copyError) Unwrap() error { return e.err }

// output is a writer of the caller's whose failures are told from those of the
// stream that is copied to it.
type output struct {
	io.Writer
	what string // "standard output"
}

func (o output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	if err != nil {
		err = &copyError{"writing " + o.what, err}
	}
	return n, err
}

// isReset reports whether err is the system's word for a connection that the
// other side has dropped.
func isReset(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.ENOTCONN)
}
