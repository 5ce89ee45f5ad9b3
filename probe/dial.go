package probe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"syscall"
	"time"

	"golang.org/x/net/proxy"

	"github.com/podspan/podspan/core"
)

// dialer opens connections to one service. It is safe for concurrent use.
type dialer interface {
	dial(ctx context.Context) (net.Conn, error)
	// close ends what connections share. Connections are closed by their users.
	close() error
}

// newDialer returns the dialer for a target. The error is a [*core.FieldError].
func newDialer(t target, o *options) (dialer, error) {
	switch t.uri.Scheme {
	case "unix":
		return &unixDialer{path: t.uri.Path, timeout: o.dialTimeout}, nil
	case "tcp":
		return newTCPDialer(t.uri.Host, o.dialTimeout)
	case "ssh":
		return newSSHDialer(t, o), nil
	}
	return nil, &core.FieldError{Option: "URI", Value: display(t.uri), Reason: wantedURI}
}

// newClient returns the HTTP client that the probe and the adapter share. All
// its connections lead to d, whatever host a request names.
func newClient(d dialer) *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return d.dial(ctx) },
			// Nothing on the way is worth compressing, and logs would be held back.
			DisableCompression:  true,
			MaxIdleConnsPerHost: 8,
			// Less than the 10 seconds after which a service started on demand
			// closes an idle connection (2 × its default --time=5): a request must
			// not go out on a connection that is just being closed.
			IdleConnTimeout: 5 * time.Second,
		},
		// A redirect would turn a POST into a GET, and podman sends none.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

type unixDialer struct {
	path    string
	timeout time.Duration
}

func (d *unixDialer) dial(ctx context.Context) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	wait := time.Millisecond
	for {
		c, err := (&net.Dialer{}).DialContext(ctx, "unix", d.path)
		// A full queue of a busy service: unlike TCP the kernel does not wait.
		if err == nil || !errors.Is(err, syscall.EAGAIN) {
			return c, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(wait):
			wait = min(2*wait, 50*time.Millisecond)
		}
	}
}

func (d *unixDialer) close() error { return nil }

type tcpDialer struct {
	host    string
	timeout time.Duration
	via     proxy.ContextDialer
}

// newTCPDialer obeys CONTAINER_PROXY, as podman does.
func newTCPDialer(host string, timeout time.Duration) (*tcpDialer, error) {
	d := &tcpDialer{host: host, timeout: timeout, via: &net.Dialer{}}
	s := os.Getenv("CONTAINER_PROXY")
	if s == "" {
		return d, nil
	}
	bad := &core.FieldError{Option: "CONTAINER_PROXY", Value: redact(s), Reason: "wanted socks5://host:port"}
	u, err := url.Parse(s)
	if err != nil {
		return nil, bad
	}
	p, err := proxy.FromURL(u, &net.Dialer{})
	if err != nil {
		return nil, bad
	}
	via, ok := p.(proxy.ContextDialer)
	if !ok {
		return nil, bad
	}
	d.via = via
	return d, nil
}

func (d *tcpDialer) dial(ctx context.Context) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	return d.via.DialContext(ctx, "tcp", d.host)
}

func (d *tcpDialer) close() error { return nil }

// await runs f, which knows no context, and returns when ctx ends all the
// same. What f returns later is given to late.
func await[T any](ctx context.Context, f func() (T, error), late func(T)) (T, error) {
	type result struct {
		v   T
		err error
	}
	done := make(chan result, 1)
	go func() {
		v, err := f()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.v, r.err
	case <-ctx.Done():
		go func() {
			if r := <-done; r.err == nil && late != nil {
				late(r.v)
			}
		}()
		var zero T
		return zero, context.Cause(ctx)
	}
}

// notThere reports whether nobody listens at a local socket, or it is not for
// us: another one may be tried.
func notThere(err error) bool {
	return errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, os.ErrPermission)
}

// plainReason says in few words why a connection cannot be opened; the address
// is named beside it.
func plainReason(err error) error {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("no such socket%w", quiet{err})
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Errorf("nobody listens there%w", quiet{err})
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("permission denied%w%w", quiet{err}, quiet{core.ErrDenied})
	}
	return err
}

// quiet keeps a cause for errors.Is without repeating its words.
type quiet struct{ err error }

func (quiet) Error() string   { return "" }
func (q quiet) Unwrap() error { return q.err }
