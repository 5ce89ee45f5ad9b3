// Package probe finds a Podman service, whatever its version, and makes the
// client that speaks to it.
//
//	client, err := probe.Connect(ctx, "")
//
// One ping tells what answers; the adapter for that version is chosen, and the
// connection that carried the ping carries the requests that follow. When the
// service is replaced by another version under the client, the choice is made
// again before the next request.
//
// Without a URI the service is looked for as podman does it (see [Connect]);
// when there is none and podman is installed, its service is started on a
// private socket.
package probe

import (
	"context"
	"net/http"
	"net/url"

	"github.com/podspan/podspan/core"
)

// Detect tells what answers at uri: the version of the service and the adapter
// for it. It takes the same arguments and returns the same errors as [Connect],
// and keeps no connection.
func Detect(ctx context.Context, uri string, opts ...Option) (core.Server, error) {
	e, link, err := thisSystem().open(ctx, uri, newOptions(opts))
	if err != nil {
		return core.Server{}, err
	}
	return link.Server, e.close()
}

// Connect returns a client for the service at uri:
//
//	unix:///run/podman/podman.sock
//	tcp://host:port
//	ssh://user@host:port/run/user/1000/podman/podman.sock
//
// With an empty uri it is, in this order: the connection of [WithConnection],
// that of CONTAINER_CONNECTION, CONTAINER_HOST, the default connection of
// podman-connections.json, the active_service of containers.conf, the user's
// socket, the system's socket (for root the other way round), and the service
// of an installed podman, which this starts and which leaves when it is idle
// (unless [WithLocalService] forbids it). A service that was named and does not
// answer is an error; no other is tried.
//
// Errors: [*core.ConnectError] when nothing answers (it names what was tried),
// [*core.ProtocolError] when what answers is not Podman,
// [*core.UnsupportedError] when this build has no adapter for its version,
// [*core.FieldError] for a URI, connection, identity or configuration file that
// cannot be used, or the context's error. No error contains a password.
func Connect(ctx context.Context, uri string, opts ...Option) (*core.Client, error) {
	e, link, err := thisSystem().open(ctx, uri, newOptions(opts))
	if err != nil {
		return nil, err
	}
	client := core.ClientOptions{Choose: e.rechoose, Close: e.close, Skew: e.o.skew, LeftOut: e.o.leftOut}
	if !e.o.chooseAgain {
		client.Choose = nil
	}
	return core.NewClient(link, client), nil
}

// endpoint is one service and the way to it.
type endpoint struct {
	uri    *url.URL
	o      *options
	d      dialer
	client *http.Client
}

func newEndpoint(uri *url.URL, d dialer, o *options) *endpoint {
	return &endpoint{uri: uri, o: o, d: d, client: newClient(d)}
}

// open finds the service and chooses the adapter.
func (sys system) open(ctx context.Context, uri string, o *options) (*endpoint, core.Link, error) {
	targets, named, err := sys.resolve(uri, o)
	if err != nil {
		return nil, core.Link{}, err
	}
	var tried []string
	var reasons []error
	for _, t := range targets {
		d, err := newDialer(t, o)
		if err != nil {
			return nil, core.Link{}, err
		}
		e, link, err := openWith(ctx, t.uri, d, o)
		if err == nil {
			return e, link, nil
		}
		// Another service is tried only where nobody listens. One that hangs, or is no Podman,
		// is reported.
		if named || !notThere(err) {
			return nil, core.Link{}, err
		}
		tried = append(tried, display(t.uri))
		reasons = append(reasons, err)
	}
	return openLocal(ctx, sys, o, tried, reasons)
}

// openWith connects through d, and closes it when that fails.
func openWith(ctx context.Context, u *url.URL, d dialer, o *options) (*endpoint, core.Link, error) {
	e := newEndpoint(u, d, o)
	link, err := e.first(ctx)
	if err != nil {
		_ = e.close()
		return nil, core.Link{}, err
	}
	return e, link, nil
}

// first makes the lasting connection, where there is one, and chooses. The connection is made
// before the ping, so that a person who is asked for a passphrase does not use up the ping's
// time.
func (e *endpoint) first(ctx context.Context) (core.Link, error) {
	if p, ok := e.d.(interface{ prepare(context.Context) error }); ok {
		if err := p.prepare(ctx); err != nil {
			return core.Link{}, e.explain(ctx, err)
		}
	}
	return e.choose(ctx)
}

// rechoose is asked by the client when the service was replaced.
func (e *endpoint) rechoose(ctx context.Context) (core.Link, error) {
	// Idle connections may still lead to the old one.
	e.client.CloseIdleConnections()
	return e.first(ctx)
}

func (e *endpoint) close() error {
	e.client.CloseIdleConnections()
	return e.d.close()
}
