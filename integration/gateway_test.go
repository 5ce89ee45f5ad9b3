//go:build linux

package integration

import (
	"errors"
	"io"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/podspan/podspan/integration/servers"
)

// gateway is a socket behind which one server after another stands, as when
// podman is upgraded: a replaced server's connections break, new ones reach the
// next.
type gateway struct {
	listener net.Listener

	mu     sync.Mutex
	target string
	open   map[net.Conn]bool
}

func newGateway(t *testing.T, first *servers.Server) *gateway {
	t.Helper()
	l, err := net.Listen("unix", filepath.Join(t.TempDir(), "podman.sock"))
	if err != nil {
		t.Fatal(err)
	}
	g := &gateway{listener: l, target: socketOf(first), open: map[net.Conn]bool{}}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		g.breakAll()
	})
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return // closed: the test has ended
			}
			go g.serve(c)
		}
	}()
	return g
}

func socketOf(s *servers.Server) string { return strings.TrimPrefix(s.URI(), "unix://") }

func (g *gateway) uri() string { return "unix://" + g.listener.Addr().String() }

// replace puts another server behind the socket.
func (g *gateway) replace(by *servers.Server) {
	g.mu.Lock()
	g.target = socketOf(by)
	g.mu.Unlock()
	g.breakAll()
}

func (g *gateway) breakAll() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.open {
		_ = c.Close() // its other end has the error
	}
	clear(g.open)
}

// serve joins a client's connection with one to the server of the moment.
func (g *gateway) serve(client net.Conn) {
	g.mu.Lock()
	server, err := net.Dial("unix", g.target)
	if err == nil {
		g.open[client], g.open[server] = true, true
	}
	g.mu.Unlock()
	if err != nil {
		_ = client.Close() // the client sees that nobody is there
		return
	}
	var both sync.WaitGroup
	for from, to := range map[net.Conn]net.Conn{client: server, server: client} {
		both.Go(func() {
			// A direction that has ended, or broken, ends the same one on the other side.
			_, err := io.Copy(to, from)
			if half, ok := to.(*net.UnixConn); ok && err == nil {
				err = half.CloseWrite()
			}
			if err != nil && !errors.Is(err, net.ErrClosed) {
				_ = to.Close() // as above
			}
		})
	}
	both.Wait()
	_ = errors.Join(client.Close(), server.Close()) // closed before, if they were broken
	g.mu.Lock()
	delete(g.open, client)
	delete(g.open, server)
	g.mu.Unlock()
}
