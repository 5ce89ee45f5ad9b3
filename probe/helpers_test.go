package probe

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// asPodman takes the place of podman; nil where podman does not run.
var asPodman func(args []string) int

// TestMain gives every test a home of its own, since containers/common reads
// it once per process, and takes podman's place when a script of a test runs
// the test binary as podman.
func TestMain(m *testing.M) {
	if os.Getenv("PROBE_TEST_PODMAN") != "" && asPodman != nil {
		os.Exit(asPodman(os.Args[1:]))
	}
	home, err := os.MkdirTemp("", "probe-home")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, name := range []string{"CONTAINER_HOST", "CONTAINER_CONNECTION", "CONTAINER_SSHKEY", "CONTAINER_PASSPHRASE",
		"CONTAINER_PROXY", "CONTAINERS_CONF", "CONTAINERS_CONF_OVERRIDE", "PODMAN_CONNECTIONS_CONF", "SSH_AUTH_SOCK",
		"XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", AdapterEnv} {
		_ = os.Unsetenv(name)
	}
	_ = os.Setenv("HOME", home)
	code := m.Run()
	_ = os.RemoveAll(home)
	os.Exit(code)
}

// service is a fake service that counts its connections and requests.
type service struct {
	uri     string
	path    string
	version atomic.Value // string
	conns   atomic.Int32
	pings   atomic.Int32
	others  atomic.Int32
}

// podmanHeader sets what podman sends with every answer.
func podmanHeader(h http.Header, version string) {
	h.Set("Api-Version", "1.41")
	h.Set("Libpod-Api-Version", version)
	h.Set("Server", "Libpod/"+version+" (linux)")
}

// ServeHTTP answers as a service of podman does.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	version := s.version.Load().(string)
	podmanHeader(w.Header(), version)
	switch r.URL.Path {
	case "/_ping":
		s.pings.Add(1)
		w.Header().Set("Docker-Experimental", "true")
		fmt.Fprint(w, "OK")
	case "/version":
		s.others.Add(1)
		min := "4.0.0"
		if strings.HasPrefix(version, "9.") {
			min = "9.0.0"
		}
		fmt.Fprintf(w,
			`{"ApiVersion":"1.41","MinAPIVersion":"1.24","Components":[{"Name":"Podman Engine",`+
				`"Details":{"APIVersion":%q,"MinAPIVersion":%q}},{"Name":"Conmon","Details":{"Package":"x"}}]}`, version, min)
	default:
		s.others.Add(1)
		fmt.Fprint(w, "{}")
	}
}

// podmanService starts a fake service of podman on a unix socket.
func podmanService(t *testing.T, version string) *service {
	s := &service{}
	s.version.Store(version)
	s.start(t, s)
	return s
}

// serve starts any HTTP server on a unix socket.
func serve(t *testing.T, h http.HandlerFunc) *service {
	s := &service{}
	s.start(t, h)
	return s
}

func (s *service) start(t *testing.T, h http.Handler) {
	t.Helper()
	s.path = socketPath(t)
	s.uri = "unix://" + s.path
	l, err := net.Listen("unix", s.path)
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: h, ConnState: func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			s.conns.Add(1)
		}
	}}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close() })
}

// talk starts a server that gives each connection to f.
func talk(t *testing.T, f func(net.Conn)) string {
	t.Helper()
	path := socketPath(t)
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				f(c)
			}()
		}
	}()
	return "unix://" + path
}

// socketPath is short: the names of tests do not fit into a socket's address.
func socketPath(t *testing.T) string {
	t.Helper()
	return filepath.Join(shortDir(t), "s.sock")
}

func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "probe") //nolint:usetesting // a socket's path is short, and t.TempDir's is long
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func timeout(t *testing.T, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}
