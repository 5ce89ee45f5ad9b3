package core

import (
	"context"
	"errors"
	"sync"
)

// Link is a chosen way to a service: the adapter for its version and a
// connection through it.
type Link struct {
	Server  Server
	Adapter Adapter
	Conn    Conn
}

// Client speaks to one Podman service, whatever its version. Make one with
// probe.Connect. It is safe for concurrent use.
//
// Every method obeys its context and sends a request that changes something at
// most once, but for creates and for what a server that has been replaced
// refused unread ([Client.CreateContainer], [APIError]). It returns errors of the
// classes in this package; failures of the readers and writers that the caller
// gave are returned as such, wrapped. Settings that the server cannot apply are
// refused before anything is sent ([ErrUnsupported]).
type Client struct {
	options ClientOptions

	// choosing is held by the one that chooses; mu is never held meanwhile.
	choosing chan struct{}

	mu    sync.Mutex
	link  Link
	stale Version // an answer came from this version: choose again before the next request
	doubt bool    // a router answered that lacks what the link's version has: the same
}

// ClientOptions are what a client is made with. probe.Connect fills them from its
// own options; a zero value is a client of one link, with the usual policy.
type ClientOptions struct {
	// Choose is asked for a new link when the server turns out to have been replaced
	// by another version; nil: calls fail from then on.
	Choose func(context.Context) (Link, error)
	// Close is called by [Client.Close]; nil: there is nothing to close.
	Close func() error
	// Skew decides about settings that are not applied; nil: what the server lacks
	// is refused.
	Skew SkewPolicy
	// LeftOut is told of each setting that a verb leaves out, before anything is sent
	// (of what a server left out itself, after the create), and may be called by
	// several goroutines at once. nil: the warnings in the results of the creates and of
	// [Client.Run] tell it. What [Client.CheckContainer] and its like leave out stands
	// in their results.
	LeftOut func(*UnsupportedError)
}

// NewClient returns a client that starts on link.
func NewClient(link Link, o ClientOptions) *Client {
	return &Client{link: link, options: o, choosing: make(chan struct{}, 1)}
}

// Server returns what is known of the service at the moment. It does no I/O.
func (c *Client) Server() Server {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.link.Server
}

// Supports reports what the service can do about a capability. It does no I/O.
func (c *Client) Supports(capability Capability) Support {
	return Supports(capability, c.Server().Version)
}

// Close ends idle connections. The client must not be used afterwards.
func (c *Client) Close() error {
	if c.options.Close == nil {
		return nil
	}
	return c.options.Close()
}

// current returns the link to use for the next request; it chooses again when
// the server has been replaced.
func (c *Client) current(ctx context.Context) (Link, error) {
	link, stale, doubt := c.state()
	if stale.IsZero() && (!doubt || c.options.Choose == nil) {
		return link, nil
	}
	if c.options.Choose == nil {
		return Link{}, &ReplacedError{Op: "choose an adapter", Server: link.Server.URI, Was: link.Server.Version, Now: stale,
			Err: errors.New("this client cannot choose again")}
	}
	select {
	case c.choosing <- struct{}{}:
		defer func() { <-c.choosing }()
	case <-ctx.Done():
		return Link{}, context.Cause(ctx)
	}
	if link, stale, doubt = c.state(); stale.IsZero() && !doubt {
		return link, nil // another call has chosen
	}
	link, err := c.options.Choose(ctx)
	if err != nil {
		return Link{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.link, c.stale, c.doubt = link, Version{}, false
	return link, nil
}

func (c *Client) state() (link Link, stale Version, doubt bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.link, c.stale, c.doubt
}
