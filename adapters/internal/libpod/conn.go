package libpod

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/podspan/podspan/core"
)

// Config is what an adapter gives a [Conn].
type Config struct {
	Server core.Server
	URI    *url.URL     // of the major's bindings.Connection
	Client *http.Client // of the major's bindings.Connection
	// Current is the newest API that the adapter speaks. Servers are spoken to
	// in this or in their own version, whichever is older.
	Current core.Version
	Route   func(core.Op) (core.Route, bool)
	// Error reads an error body with the major's own type; false: it is none.
	Error func(body []byte) (message, cause string, ok bool)
}

// Conn carries requests to one service; it is a [core.Conn].
type Conn struct {
	cfg    Config
	client http.Client // the shared one, but it follows no redirects
	base   url.URL     // scheme and host
	prefix string      // "/v4.9.5/libpod", for tcp below the path that the service is under; escaped
}

// NewConn returns a connection. It does no I/O.
func NewConn(cfg Config) *Conn {
	c := &Conn{cfg: cfg, base: url.URL{Scheme: "http", Host: "d"}}
	if cfg.Client != nil {
		c.client = *cfg.Client
	}
	// A redirect would send a request again, or another one. No Podman route
	// redirects; the router does, to clean a path up.
	c.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if u := cfg.URI; u != nil {
		switch u.Scheme {
		case "tcp", "http", "https":
			// The dialers of unix and ssh ignore the host; that of tcp does not.
			// A path, as for DOCKER_HOST, is that of a proxy before the service.
			c.base.Host, c.prefix = u.Host, strings.TrimRight(u.EscapedPath(), "/")
			if u.Scheme == "https" {
				c.base.Scheme = "https"
			}
		}
	}
	v := cfg.Server.Version
	if v.IsZero() || v.AtLeast(cfg.Current) {
		v = cfg.Current
	}
	c.prefix += "/v" + v.Clean() + "/libpod"
	return c
}

// Do sends the request once and returns the answer if it is a success, which
// 304 (already so) is too.
func (c *Conn) Do(ctx context.Context, r core.Request) (*http.Response, error) {
	req, err := c.request(ctx, r)
	if err != nil {
		return nil, err
	}
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, c.lost(ctx, r, err)
	}
	if err := c.check(ctx, r, req, resp); err != nil {
		return nil, err
	}
	return resp, nil
}

// check returns the error of an answer that is one, and closes that answer.
func (c *Conn) check(ctx context.Context, r core.Request, req *http.Request, resp *http.Response) error {
	switch {
	case resp.StatusCode < 300, resp.StatusCode == http.StatusNotModified:
		return nil
	case resp.StatusCode < 400:
		defer resp.Body.Close()
		return &core.ProtocolError{
			Op: r.Subject, Server: c.cfg.Server.URI, Version: c.cfg.Server.Version,
			Reason: fmt.Sprintf("HTTP %d leads elsewhere, which Podman never does", resp.StatusCode),
		}
	}
	defer resp.Body.Close()
	apiErr, err := c.apiError(r, req, resp)
	if err != nil {
		return c.lost(ctx, r, err)
	}
	return apiErr
}

// lost returns the error of a call that got no answer: the context's when it
// ended, else that the service cannot be reached.
func (c *Conn) lost(ctx context.Context, r core.Request, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	// The URL that net/http names is made up for unix and ssh.
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	return &core.ConnectError{Op: r.Subject, Tried: []string{c.cfg.Server.URI}, Version: c.cfg.Server.Version, Err: err}
}
