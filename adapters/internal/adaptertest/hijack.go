package adaptertest

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
)

var attach = core.Request{
	Op: core.OpContainerAttach, Subject: "attach to container web", Vars: map[string]string{"name": "web"},
	Query: url.Values{"stdin": {"true"}},
}

// echo answers an upgrade with head and some first bytes in one piece, sends
// everything back until the client has closed its half, and says goodbye.
func echo(t *testing.T, head string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Upgrade") != "tcp" || r.Header.Get("Connection") != "Upgrade" || r.URL.Query().Get("stdin") != "true" {
			t.Errorf("not an upgrade: %v %v", r.URL, r.Header)
		}
		conn, buf, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		io.WriteString(conn, head+"first;")
		io.Copy(conn, buf)
		io.WriteString(conn, ";bye")
	})
}

// runHijack holds the raw streams: 101 and 200, half-close, cancelling, leaks.
func runHijack(t *testing.T, s Suite) {
	release := s.Releases[len(s.Releases)-1]
	before := runtime.NumGoroutine()
	for name, head := range map[string]string{
		"101": "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n",
		"200": "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n",
	} {
		conn, _ := start(t, s.Adapter, release, echo(t, head))
		st, err := conn.Hijack(context.Background(), attach)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := io.WriteString(st, "hello"); err != nil {
			t.Errorf("%s: write: %v", name, err)
		}
		if err := st.CloseWrite(); err != nil {
			t.Errorf("%s: close write: %v", name, err)
		}
		if got, err := io.ReadAll(st); err != nil || string(got) != "first;hello;bye" {
			t.Errorf("%s: read %q, %v", name, got, err)
		}
		if err := st.Close(); err != nil {
			t.Errorf("%s: close: %v", name, err)
		}
		if _, err := st.Read(make([]byte, 1)); err == nil {
			t.Errorf("%s: a closed stream is read", name)
		}
		cancelStream(t, conn, name)
	}
	for name, answer := range map[string]string{
		"nothing": "", "rubbish": "SSH-2.0-OpenSSH\r\n", "chunked": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"no content": "HTTP/1.1 204 No Content\r\n\r\n", "redirect": "HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
	} {
		if st, err := rawAnswer(t, s, release, answer); err == nil || st != nil {
			t.Errorf("%s is taken for a stream", name)
		}
	}
	gone(t, before)
	noDialer(t, s, release)
}

// cancelStream reads from a silent stream whose context ends.
func cancelStream(t *testing.T, conn core.Conn, name string) {
	t.Helper()
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	st, err := conn.Hijack(ctx, attach)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	defer st.Close()
	if _, err := io.ReadFull(st, make([]byte, len("first;"))); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	why := errors.New("detached")
	var ended time.Time
	time.AfterFunc(20*time.Millisecond, func() { ended = time.Now(); cancel(why) })
	if _, err := st.Read(make([]byte, 1)); !errors.Is(err, why) {
		t.Errorf("%s: %v, want the cause", name, err)
	}
	if late := time.Since(ended); late > 100*time.Millisecond {
		t.Errorf("%s: returned after %v", name, late)
	}
	if _, err := st.Write([]byte("x")); !errors.Is(err, why) {
		t.Errorf("%s: write after the end: %v", name, err)
	}
}

// rawAnswer hijacks against a server that says answer and hangs up.
func rawAnswer(t *testing.T, s Suite, release, answer string) (core.Stream, error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		if c, err := l.Accept(); err == nil {
			http.ReadRequest(bufio.NewReader(c))
			io.WriteString(c, answer)
			c.Close()
		}
	}()
	conn, _ := connect(t, s.Adapter, release, l.Addr().String())
	return conn.Hijack(context.Background(), attach)
}

// gone waits until there are no more goroutines than before, but for those of
// the test servers, which end with the test.
func gone(t *testing.T, before int) {
	t.Helper()
	const servers = 6
	deadline := time.Now().Add(2 * time.Second)
	for runtime.NumGoroutine() > before+servers {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<16)
			t.Errorf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
			return
		}
		runtime.Gosched()
	}
}

type deadTransport struct{}

func (deadTransport) RoundTrip(*http.Request) (*http.Response, error) { return nil, errors.New("dead") }

// noDialer holds that a transport without raw connections is an error, not a panic.
func noDialer(t *testing.T, s Suite, release string) {
	t.Helper()
	conn := s.Adapter.Connect(server(release), &url.URL{Scheme: "unix", Path: "/x"}, &http.Client{Transport: deadTransport{}})
	if _, err := conn.Hijack(context.Background(), attach); !errors.Is(err, core.ErrUnreachable) {
		t.Errorf("no dialer: %v", err)
	}
	conn = s.Adapter.Connect(server(release), &url.URL{Scheme: "https", Host: "fake"}, &http.Client{})
	if _, err := conn.Hijack(context.Background(), attach); !errors.Is(err, core.ErrUnreachable) {
		t.Errorf("https: %v", err)
	}
}
