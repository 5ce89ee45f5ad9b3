package adaptertest

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
)

// dropper is a service that answers the first request on a connection and
// drops it at the next one, having read that: what a service that is restarted
// at the wrong moment does. net/http repeats what it takes for harmless then.
type dropper struct {
	net.Listener
	mu   sync.Mutex
	seen []string // methods
}

func (d *dropper) serve() {
	for {
		conn, err := d.Accept()
		if err != nil {
			return
		}
		go d.handle(conn)
	}
}

func (d *dropper) handle(conn net.Conn) {
	defer conn.Close()
	buf := bufio.NewReader(conn)
	for i := 0; ; i++ {
		r, err := http.ReadRequest(buf)
		if err != nil {
			return
		}
		io.Copy(io.Discard, r.Body)
		d.mu.Lock()
		d.seen = append(d.seen, r.Method)
		d.mu.Unlock()
		if i > 0 {
			return
		}
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
	}
}

func (d *dropper) count(method string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := 0
	for _, m := range d.seen {
		if m == method {
			n++
		}
	}
	return n
}

// runOnce holds that a request that changes state is sent once, whatever
// happens to the connection.
func runOnce(t *testing.T, s Suite) {
	release := s.Releases[len(s.Releases)-1]
	stubborn := kill
	stubborn.Header = http.Header{"Idempotency-Key": {"x"}, "X-Idempotency-Key": {"y"}}
	stream := create()
	stream.Body = strings.NewReader(`{"image":"busybox"}`)
	for name, tt := range map[string]struct {
		r      core.Request
		method string
	}{
		"POST without body": {kill, http.MethodPost}, "POST with body": {create(), http.MethodPost},
		"POST with reader": {stream, http.MethodPost}, "POST called idempotent": {stubborn, http.MethodPost},
		"DELETE": {rm, http.MethodDelete},
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		d := &dropper{Listener: l}
		go d.serve()
		conn, _ := connect(t, s.Adapter, release, l.Addr().String())
		if err := doErr(conn, ping); err != nil {
			t.Fatal(err)
		}
		err = doErr(conn, tt.r)
		if !errors.Is(err, core.ErrUnreachable) {
			t.Errorf("%s: %v, want ErrUnreachable", name, err)
		}
		var ce *core.ConnectError
		if errors.As(err, &ce) && (ce.Op == "" || len(ce.Tried) != 1 || ce.Version.IsZero()) {
			t.Errorf("%s: %+v", name, ce)
		}
		if n := d.count(tt.method); n != 1 {
			t.Errorf("%s: arrived %d times, want once", name, n)
		}
		l.Close()
	}
}

// runCancel holds that a context that ends is obeyed at once, with its cause.
func runCancel(t *testing.T, s Suite) {
	release := s.Releases[len(s.Releases)-1]
	stop := make(chan struct{})
	conn, _ := start(t, s.Adapter, release, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-stop:
		}
	}))
	t.Cleanup(func() { close(stop) })
	why := errors.New("the user has had enough")
	for name, call := range map[string]func(context.Context) error{
		"do":     func(ctx context.Context) error { _, err := conn.Do(ctx, kill); return err },
		"hijack": func(ctx context.Context) error { _, err := conn.Hijack(ctx, attach); return err },
	} {
		ctx, cancel := context.WithCancelCause(context.Background())
		defer cancel(nil)
		var ended time.Time
		time.AfterFunc(20*time.Millisecond, func() { ended = time.Now(); cancel(why) })
		err := call(ctx)
		if !errors.Is(err, why) {
			t.Errorf("%s: %v, want the cause", name, err)
		}
		if late := time.Since(ended); late > 100*time.Millisecond {
			t.Errorf("%s: returned after %v", name, late)
		}
		if err := call(ctx); !errors.Is(err, why) {
			t.Errorf("%s with an ended context: %v", name, err)
		}
	}
}
