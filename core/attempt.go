package core

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
)

// How a verb reaches the server, from the outside in: do is a whole verb, of one
// or more requests; call is a whole verb of one request; request is one request
// of a verb, with its answer decoded; open is one whose answer is read as it comes.

// attempt is one try of a verb. All of its requests go through one link. What it decided for
// that link's version is checked again when an answer names another version.
type attempt struct {
	Link
	c    *Client
	used map[Capability]Support
	left []Capability // what the skew policy leaves out

	changed  atomic.Bool // what was sent may have changed something
	replaced atomic.Bool // another version has answered, or a router that knows less than the link's
}

// begin starts an attempt.
func (c *Client) begin(ctx context.Context) (*attempt, error) {
	l, err := c.current(ctx)
	if err != nil {
		return nil, err
	}
	return c.on(l), nil
}

func (c *Client) on(l Link) *attempt { return &attempt{Link: l, c: c, used: map[Capability]Support{}} }

// do is a whole verb: f decides and sends through an attempt. If another version
// has answered, and what was sent has changed nothing (it only read, or the path
// was refused), f is called once more with an attempt at the version that is there
// now.
func do[T any](ctx context.Context, c *Client, f func(*attempt) (T, error)) (T, error) {
	var zero T
	t, err := c.begin(ctx)
	if err != nil {
		return zero, err
	}
	v, err := f(t)
	if !t.replaced.Load() || t.changed.Load() || c.options.Choose == nil {
		return v, err
	}
	again, beginErr := c.begin(ctx)
	switch {
	case beginErr == nil:
		return f(again)
	case err == nil:
		return v, nil // an answer all the same
	}
	return zero, beginErr
}

// supports decides on a capability that the verb uses.
func (t *attempt) supports(c Capability) Support {
	s := Supports(c, t.Server.Version)
	t.used[c] = s
	return s
}

// check refuses what the server lacks of the capabilities that the verb uses,
// unless the skew policy leaves it out.
func (t *attempt) check(caps ...Capability) error {
	for _, c := range caps {
		t.supports(c)
	}
	left, err := t.c.options.Skew.settle(refusals(t.Server, caps))
	if err != nil {
		return err
	}
	for _, e := range left {
		t.left = append(t.left, e.Cap)
		if t.c.options.LeftOut != nil {
			t.c.options.LeftOut(e)
		}
	}
	return nil
}

// answered compares the version that an answer carries with that of the link. A router's own
// answers (404) carry none. An error says that the verb would have decided otherwise for that
// version.
func (t *attempt) answered(op string, v Version) (replaced bool, err error) {
	if v.IsZero() || v.Compare(t.Server.Version) == 0 {
		return false, nil
	}
	t.c.mu.Lock()
	if t.c.link.Conn == t.Conn {
		t.c.stale = v
	}
	t.c.mu.Unlock()
	t.replaced.Store(true)
	e := t.replacedError(op, v, nil)
	for _, rule := range Rules() { // for the order
		if decided, ok := t.used[rule.Cap]; ok && rule.On(v) != decided {
			e.Options = append(e.Options, rule.Option)
		}
	}
	if len(e.Options) > 0 {
		return true, e
	}
	return true, nil
}

func (t *attempt) replacedError(op string, now Version, err error) *ReplacedError {
	return &ReplacedError{Op: op, Server: t.Server.URI, Was: t.Server.Version, Now: now, Err: err}
}

// response is an open answer.
type response struct {
	*http.Response
	replaced Version // the version that answered, if it is another than asked; else zero
}

// open sends r. With replaced set and no error, another version answered, which treats the
// request as the link's version does. If it refuses that version's path, the error is a
// [*ReplacedError].
func (t *attempt) open(ctx context.Context, r Request) (response, error) {
	route, ok := t.Adapter.Route(r.Op)
	if ok && route.Cap != "" {
		t.supports(route.Cap) // the call itself cannot be left out
		if err := Check(t.Server, route.Cap); err != nil {
			return response{}, err
		}
	}
	resp, err := t.Conn.Do(ctx, t.leaveOut(r))
	if changes(r.Op, route) && !unread(err) {
		t.changed.Store(true)
	}
	if err != nil {
		now := t.noticeError(r, err)
		if !now.IsZero() && unread(err) {
			err = t.replacedError(r.Subject, now, err)
		}
		return response{replaced: now}, err
	}
	v, err := ParseVersion(resp.Header.Get("Libpod-API-Version"))
	if err != nil {
		return response{Response: resp}, nil //nolint:nilerr // an answer that names no version tells of no other server
	}
	replaced, err := t.answered(r.Subject, v)
	if err != nil {
		_ = resp.Body.Close() // the error to report is the other
		return response{replaced: v}, err
	}
	if !replaced {
		v = Version{}
	}
	return response{resp, v}, nil
}

// noticeError returns the other version that an error comes from, or zero. The
// error itself tells that the request was not carried out.
func (t *attempt) noticeError(r Request, err error) Version {
	var api *APIError
	if !errors.As(err, &api) {
		return Version{}
	}
	if api.Unrouted { // by a version that does not say which it is
		t.c.mu.Lock()
		t.c.doubt = t.c.doubt || t.c.link.Conn == t.Conn
		t.c.mu.Unlock()
		t.replaced.Store(true)
		return Version{}
	}
	if replaced, _ := t.answered(r.Subject, api.Version); replaced {
		return api.Version
	}
	return Version{}
}

// changes reports whether a request changes something. Its method tells, with two exceptions:
// a health check is a GET that runs a program, and a wait is a POST that only reads.
func changes(op Op, route Route) bool {
	switch op {
	case OpContainerHealthCheck:
		return true
	case OpContainerWait:
		return false
	}
	return route.Method != http.MethodGet
}

// unread reports whether err says that the server does not serve the request's path, or not
// for the version in it. Then nothing has been carried out.
func unread(err error) bool {
	var api *APIError
	return errors.As(err, &api) && (api.VersionRefused || api.Unrouted)
}

// hijack is a call that becomes a raw stream. Its answer has no version.
func (t *attempt) hijack(ctx context.Context, r Request) (Stream, error) {
	s, err := t.Conn.Hijack(ctx, r)
	if err != nil {
		t.noticeError(r, err)
	}
	return s, err
}

// request is one request of a verb: it sends r and decodes the answer as T. After
// another request of the verb has changed something, an answer of another version is a
// [*ReplacedError]: half of the verb was done here, and half there.
func request[T any](ctx context.Context, t *attempt, r Request) (T, error) {
	begun := t.changed.Load()
	rep, err := t.open(ctx, r)
	var v T
	if err == nil {
		v, err = readReply[T](ctx, t, r, rep)
	}
	if begun && !rep.replaced.IsZero() {
		half := errors.New("what went before was done on the old server")
		if err != nil {
			half = fmt.Errorf("%w: %v", half, err) //nolint:errorlint // "not found" says nothing of the old server
		}
		err = t.replacedError(r.Subject, rep.replaced, half)
	}
	return v, err
}

// none is the result of a request whose answer says nothing.
type none struct{}

// call is a whole verb that is one call: it checks caps, sends r and decodes
// the answer as T.
func call[T any](ctx context.Context, c *Client, r Request, caps ...Capability) (T, error) {
	return do(ctx, c, func(t *attempt) (T, error) {
		if err := t.check(caps...); err != nil {
			var zero T
			return zero, err
		}
		return request[T](ctx, t, r)
	})
}

// readReply decodes and closes an answer.
func readReply[T any](ctx context.Context, t *attempt, r Request, rep response) (T, error) {
	var zero T
	defer rep.Body.Close()
	v, err := t.Adapter.Decode(r.Op, rep.Body)
	if ctx.Err() != nil {
		return zero, context.Cause(ctx)
	}
	if err != nil {
		err = t.at(r).protocolError("the answer cannot be read", err)
		if !rep.replaced.IsZero() {
			err = t.replacedError(r.Subject, rep.replaced, err)
		}
		return zero, err
	}
	// Read to the end: the connection can be used again, and an answer that
	// breaks off has not been given.
	if _, err := io.Copy(io.Discard, io.LimitReader(rep.Body, 64<<10)); err != nil {
		return zero, t.at(r).streamError(ctx, err)
	}
	if v == nil {
		return zero, nil
	}
	result, ok := v.(T)
	if !ok {
		return zero, t.at(r).protocolError("the adapter returned another type than the operation has", nil)
	}
	return result, nil
}
