package probe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
)

func TestDetect(t *testing.T) {
	for _, tc := range []struct {
		version, adapter, min string
		asked                 int32 // requests after the ping
	}{
		{"3.0.0", "v3", "unknown", 0},
		{"3.4.4", "v3", "unknown", 0},
		{"4.0.0-dev", "v4", "unknown", 0},
		{"4.3.1", "v4", "unknown", 0},
		{"4.9.5", "v4", "unknown", 0},
		{"5.4.2", "v4", "unknown", 0},
		{"6.1.1", "v4", "unknown", 0},
		{"7.0.0-rc1", "v4", "4.0.0", 1},
	} {
		t.Run(tc.version, func(t *testing.T) {
			s := podmanService(t, tc.version)
			got, err := Detect(t.Context(), s.uri)
			if err != nil {
				t.Fatal(err)
			}
			if got.Version.String() != tc.version || got.Adapter != tc.adapter || got.OS != "linux" || got.URI != s.uri ||
				got.MinAPI.String() != tc.min {
				t.Errorf("got %+v", got)
			}
			if p, o, c := s.pings.Load(), s.others.Load(), s.conns.Load(); p != 1 || o != tc.asked || c != 1 {
				t.Errorf("%d pings, %d other requests on %d connections; want 1, %d, 1", p, o, c, tc.asked)
			}
		})
	}
}

func TestServiceThatServesNothingOld(t *testing.T) {
	s := podmanService(t, "9.1.0")
	_, err := Detect(t.Context(), s.uri)
	if !errors.Is(err, core.ErrUnsupported) || !strings.Contains(err.Error(), "9.1.0") {
		t.Fatalf("got %v", err)
	}
}

func TestPinnedAdapter(t *testing.T) {
	s := podmanService(t, "4.9.5")
	got, err := Detect(t.Context(), s.uri, WithAdapter("v3"))
	if err != nil || got.Adapter != "v3" {
		t.Errorf("option: %+v, %v", got, err)
	}
	t.Setenv(AdapterEnv, "v3")
	got, err = Detect(t.Context(), s.uri)
	if err != nil || got.Adapter != "v3" {
		t.Errorf("environment: %+v, %v", got, err)
	}
	got, err = Detect(t.Context(), s.uri, WithAdapter("v4"))
	if err != nil || got.Adapter != "v4" {
		t.Errorf("the option does not win: %+v, %v", got, err)
	}
	if _, err = Detect(t.Context(), s.uri, WithAdapter("v7")); err == nil || !strings.Contains(err.Error(), "v7") {
		t.Errorf("unknown adapter: %v", err)
	}
}

// One connection carries the ping and what follows.
func TestOneConnection(t *testing.T) {
	s := podmanService(t, "4.9.5")
	e, _, err := thisSystem().open(t.Context(), s.uri, newOptions(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	for range 3 {
		resp, err := e.client.Get("http://d/v4.9.5/libpod/info")
		if err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 16)
		for err == nil {
			_, err = resp.Body.Read(buf)
		}
		_ = resp.Body.Close()
	}
	if n := s.conns.Load(); n != 1 {
		t.Errorf("%d connections for a ping and 3 calls, want 1", n)
	}
	if n := s.pings.Load(); n != 1 {
		t.Errorf("%d pings, want 1", n)
	}
}

func TestStrangers(t *testing.T) {
	text := func(s string) string { return talk(t, func(c net.Conn) { _ = readSome(c); fmt.Fprint(c, s) }) }
	first := talk(t, func(c net.Conn) { fmt.Fprint(c, "SSH-2.0-OpenSSH_9.2\r\n"); _ = readSome(c) })
	docker := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Api-Version", "1.43")
		w.Header().Set("Docker-Experimental", "false")
		w.Header().Set("Server", "Docker/24.0.7 (linux)")
		fmt.Fprint(w, "OK")
	})
	compatible := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Api-Version", "1.41")
		w.Header().Set("Docker-Experimental", "true")
		fmt.Fprint(w, "OK")
	})
	web := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Server", "nginx/1.22.1")
		http.NotFound(w, r)
	})
	moved := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/login", http.StatusFound) })
	failing := serve(t, func(w http.ResponseWriter, r *http.Request) {
		podmanHeader(w.Header(), "4.9.5")
		http.Error(w, "no", http.StatusInternalServerError)
	})
	odd := serve(t, func(w http.ResponseWriter, r *http.Request) { podmanHeader(w.Header(), "banana") })
	for _, tc := range []struct{ name, uri, want string }{
		{"docker", docker.uri, "this is Docker 24.0.7, not a Podman service"},
		{"docker-compatible", compatible.uri, "Docker-compatible service"},
		{"another web server", web.uri, "not a Podman service: HTTP 404 Not Found from nginx/1.22.1"},
		{"redirect", moved.uri, "not a Podman service: HTTP 302"},
		{"failing ping", failing.uri, "HTTP 500"},
		{"unknown version", odd.uri, `no known version: its Libpod-API-Version is "banana"`},
		{"ssh", text("SSH-2.0-OpenSSH_9.2\r\n"), "use ssh://user@"},
		{"ssh, which speaks first", first, "ssh://user@"},
		{"tls", text("\x15\x03\x01\x00\x02\x02\x50"), "TLS"},
		{"garbage", text("\x00\x01hello hello hello\n\n"), "does not speak HTTP"},
		{"garbage header", text("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n"), "does not speak HTTP"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := Detect(t.Context(), tc.uri)
			var p *core.ProtocolError
			if !errors.As(err, &p) || !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), tc.uri) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func readSome(c net.Conn) error {
	_, err := c.Read(make([]byte, 512))
	return err
}

func TestNobodyAnswers(t *testing.T) {
	missing := "unix://" + socketPath(t)
	path := socketPath(t)
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	_ = l.Close()
	closing := talk(t, func(c net.Conn) { _ = readSome(c) })
	silent := talk(t, func(c net.Conn) { _ = readSome(c); time.Sleep(5 * time.Second) })
	endless := talk(t, func(c net.Conn) {
		for readSome(c) == nil {
			if _, err := fmt.Fprint(c, "HTTP/1.1 200 OK\r\nLibpod-Api-Version: 4.9.5\r\nContent-Length: 10\r\n\r\n1"); err != nil {
				return
			}
		}
	})
	free := freePort(t)
	for _, tc := range []struct{ name, uri, want string }{
		{"missing", missing, "no such socket"},
		{"stale", "unix://" + path, "nobody listens there"},
		{"closing", closing, "closed without an answer"},
		{"silent", silent, "no answer within 200ms"},
		{"stops in the body", endless, "no answer within 200ms"},
		{"tcp", "tcp://" + free, "refused"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			begin := time.Now()
			_, err := Detect(t.Context(), tc.uri, WithPingTimeout(200*time.Millisecond))
			var c *core.ConnectError
			if !errors.As(err, &c) || !errors.Is(err, core.ErrUnreachable) || !strings.Contains(err.Error(), tc.want) ||
				!strings.Contains(err.Error(), tc.uri) {
				t.Errorf("got %v", err)
			}
			if d := time.Since(begin); d > time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func TestDenied(t *testing.T) {
	// Root may open every socket, so the reason is tested, not the socket.
	err := plainReason(&net.OpError{Op: "dial", Err: os.ErrPermission})
	if !errors.Is(err, core.ErrDenied) || err.Error() != "permission denied" || !notThere(err) {
		t.Errorf("got %v", err)
	}
}

func TestCancel(t *testing.T) {
	silent := talk(t, func(c net.Conn) { _ = readSome(c); time.Sleep(5 * time.Second) })
	cause := errors.New("that is enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	var began time.Time
	time.AfterFunc(50*time.Millisecond, func() { began = time.Now(); cancel(cause) })
	_, err := Connect(ctx, silent)
	if d := time.Since(began); d > 100*time.Millisecond {
		t.Errorf("returned %v after the context ended", d)
	}
	if !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
	if _, err := Connect(timeout(t, 50*time.Millisecond), silent); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("deadline: got %v", err)
	}
}

func TestTCP(t *testing.T) {
	s := podmanService(t, "4.3.1")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: s}
	go func() { _ = srv.Serve(l) }()
	defer srv.Close()
	got, err := Detect(t.Context(), "tcp://user:secret@"+l.Addr().String())
	if err != nil || got.Version.String() != "4.3.1" || got.URI != "tcp://user@"+l.Addr().String() {
		t.Errorf("got %+v, %v", got, err)
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
