//go:build linux

package integration

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"sync"
	"testing"

	"github.com/podspan/podspan/integration/servers"
)

// turnstile is a socket whose first server is replaced by the second right
// before a given request. Unlike at a gateway, no connection breaks: the client
// learns of it from the answer alone.
type turnstile struct {
	listener net.Listener
	proxies  [2]*httputil.ReverseProxy

	after int // requests that the first server answers once armed

	mu    sync.Mutex
	armed bool
	seen  int // requests since it was armed
}

func newTurnstile(t *testing.T, pair [2]*servers.Server) *turnstile {
	t.Helper()
	l, err := net.Listen("unix", filepath.Join(t.TempDir(), "s"))
	if err != nil {
		t.Fatal(err)
	}
	g := &turnstile{listener: l}
	for i, s := range pair {
		transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", s.Socket())
		}}
		t.Cleanup(transport.CloseIdleConnections)
		g.proxies[i] = httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: "d"})
		g.proxies[i].Transport = transport
	}
	srv := &http.Server{Handler: g, ErrorLog: log.New(t.Output(), "", 0)}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(l) }()
	t.Cleanup(func() {
		if err := errors.Join(srv.Close(), <-served); !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return g
}

func (g *turnstile) uri() string { return "unix://" + g.listener.Addr().String() }

// open puts the first server back.
func (g *turnstile) open() { g.set(false, 0) }

// arm begins to count requests.
func (g *turnstile) arm() { g.set(true, 0) }

func (g *turnstile) set(armed bool, seen int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.armed, g.seen = armed, seen
}

// disarm returns whether the second server was asked.
func (g *turnstile) disarm() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.armed = false
	return g.seen > g.after
}

func (g *turnstile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	i := 0
	if g.armed {
		if g.seen++; g.seen > g.after {
			i = 1
		}
	}
	g.mu.Unlock()
	g.proxies[i].ServeHTTP(w, r)
}
