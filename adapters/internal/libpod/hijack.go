package libpod

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"

	"github.com/podspan/podspan/core"
)

// maxHead bounds the head of an answer, as net/http's transport does.
const maxHead = 1 << 20

// dialer is what a transport of another type than *http.Transport must have
// for Hijack to work.
type dialer interface {
	DialContext(ctx context.Context, network, addr string) (net.Conn, error)
}

// Hijack sends the request on a connection of its own and turns that into a
// raw stream. When ctx ends, the stream is closed and reading and writing give
// the context's error.
func (c *Conn) Hijack(ctx context.Context, r core.Request) (core.Stream, error) {
	req, err := c.request(ctx, r)
	if err != nil {
		return nil, err
	}
	if req.URL.Scheme == "https" {
		return nil, &core.ConnectError{Op: r.Subject, Tried: []string{c.cfg.Server.URI}, Version: c.cfg.Server.Version,
			Err: errors.New("a raw stream is not possible over https"), Hint: "use tcp, ssh or unix"}
	}
	req.Header.Set("Connection", "Upgrade")
	req.Header.Set("Upgrade", "tcp")
	conn, err := c.dial(ctx, req)
	if err != nil {
		return nil, c.lost(ctx, r, err)
	}
	s := &stream{conn: conn, ctx: ctx}
	s.stop = context.AfterFunc(ctx, func() { _ = conn.Close() })
	if err := c.upgrade(ctx, r, req, s); err != nil {
		_ = s.Close() // the error to report is the upgrade's
		return nil, err
	}
	return s, nil
}

// dial opens a connection in the way of the shared transport.
func (c *Conn) dial(ctx context.Context, req *http.Request) (net.Conn, error) {
	addr := req.URL.Host
	if req.URL.Port() == "" {
		addr = net.JoinHostPort(req.URL.Hostname(), "80")
	}
	switch t := c.client.Transport.(type) {
	case *http.Transport:
		if t.DialContext != nil {
			return t.DialContext(ctx, "tcp", addr)
		}
		if req.URL.Host != "d" {
			return (&net.Dialer{}).DialContext(ctx, "tcp", addr)
		}
	case dialer:
		return t.DialContext(ctx, "tcp", addr)
	}
	return nil, fmt.Errorf("the HTTP transport (%T) gives no raw connections", c.client.Transport)
}

// upgrade writes the request and reads the head of the answer.
func (c *Conn) upgrade(ctx context.Context, r core.Request, req *http.Request, s *stream) error {
	if err := req.Write(s.conn); err != nil {
		return c.lost(ctx, r, err)
	}
	head := &io.LimitedReader{R: s.conn, N: maxHead}
	s.buf = bufio.NewReader(head)
	resp, err := http.ReadResponse(s.buf, req)
	if err != nil {
		return c.lost(ctx, r, err)
	}
	switch {
	case resp.StatusCode == http.StatusSwitchingProtocols:
	case resp.StatusCode == http.StatusOK && len(resp.TransferEncoding) == 0:
		// Servers answer so when a proxy has taken the Upgrade header away.
	default:
		if err := c.check(ctx, r, req, resp); err != nil {
			return err
		}
		return &core.ProtocolError{Op: r.Subject, Server: c.cfg.Server.URI, Version: c.cfg.Server.Version,
			Reason: fmt.Sprintf("HTTP %d instead of a raw stream", resp.StatusCode)}
	}
	head.N = math.MaxInt64
	return nil
}

// stream is a hijacked connection. What came in with the head is read first.
type stream struct {
	conn net.Conn
	buf  *bufio.Reader
	ctx  context.Context // of the call that opened it: the stream lives as long
	stop func() bool
}

func (s *stream) Read(p []byte) (int, error) {
	n, err := s.buf.Read(p)
	return n, s.cause(err)
}

func (s *stream) Write(p []byte) (int, error) {
	n, err := s.conn.Write(p)
	return n, s.cause(err)
}

// cause gives the context's error for the read or write that its end broke off.
func (s *stream) cause(err error) error {
	if err != nil && s.ctx.Err() != nil {
		return context.Cause(s.ctx)
	}
	return err
}

// CloseWrite tells the other side that nothing more will come.
func (s *stream) CloseWrite() error {
	if half, ok := s.conn.(interface{ CloseWrite() error }); ok {
		return s.cause(half.CloseWrite())
	}
	return fmt.Errorf("a connection of type %T cannot be closed for writing only", s.conn)
}

// Close ends both directions.
func (s *stream) Close() error {
	s.stop()
	return s.conn.Close()
}
