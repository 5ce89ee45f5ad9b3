//go:build linux

package servers

import (
	"context"
	"errors"
	"sync"
)

// Group is a set of servers that is stopped as one, those that are still starting included.
type Group struct {
	mu       sync.Mutex
	servers  []*Server
	starting sync.WaitGroup
	aborts   []context.CancelFunc // end the starts that run
	closed   bool
}

// StartAll removes the leftovers of killed runs and starts the releases side by side, each with the
// test image and a registry. When one cannot start, all are stopped and every reason is returned.
func (g *Group) StartAll(ctx context.Context, rs []Release) ([]*Server, error) {
	if err := Sweep(ctx); err != nil {
		return nil, err
	}
	started := make([]*Server, len(rs))
	errs := make([]error, len(rs))
	var wg sync.WaitGroup
	for i, r := range rs {
		wg.Go(func() { started[i], errs[i] = g.Start(ctx, r) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, errors.Join(err, g.Stop())
	}
	return started, nil
}

// Start adds one server, with the test image and a registry.
func (g *Group) Start(ctx context.Context, r Release) (*Server, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	g.mu.Lock()
	if g.closed {
		g.mu.Unlock()
		return nil, errors.New("the servers are being stopped")
	}
	g.starting.Add(1)
	g.aborts = append(g.aborts, cancel)
	g.mu.Unlock()
	defer g.starting.Done()

	s, err := Start(ctx, r, "")
	if err != nil {
		return nil, err
	}
	if err := s.furnish(ctx); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	g.mu.Lock()
	g.servers = append(g.servers, s)
	g.mu.Unlock()
	return s, nil
}

// furnish gives a fresh server what tests expect to find.
func (s *Server) furnish(ctx context.Context) error {
	if err := s.ImportBusybox(ctx); err != nil {
		return err
	}
	_, err := s.Registry()
	return err
}

// Stop stops every server of the group, side by side; none can be added afterwards.
// Any number of callers may call it; each returns when all servers are gone.
func (g *Group) Stop() error {
	g.mu.Lock()
	g.closed = true
	for _, abort := range g.aborts {
		abort()
	}
	g.mu.Unlock()
	g.starting.Wait() // each cleans up after itself

	g.mu.Lock()
	list := append([]*Server(nil), g.servers...)
	g.mu.Unlock()
	errs := make([]error, len(list))
	var wg sync.WaitGroup
	for i, s := range list {
		wg.Go(func() { errs[i] = s.Stop() })
	}
	wg.Wait()
	removeEmpty(podmanCgroup)
	return errors.Join(errs...)
}
