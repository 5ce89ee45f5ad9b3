package clitest

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Service answers as a Podman service of one version does.
type Service struct {
	URI     string
	answers map[string]http.HandlerFunc // "GET /containers/json" → its answer

	mu       sync.Mutex
	Requests []string // "GET /containers/json?all=true", pings, too
	Conns    int
}

// Serve starts a service. What answers has no entry for is a 404.
func Serve(t *testing.T, version string, answers map[string]http.HandlerFunc) *Service {
	t.Helper()
	dir, err := os.MkdirTemp("", "cli") // t.TempDir may be too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	f := &Service{URI: "unix://" + filepath.Join(dir, "s"), answers: answers}
	l, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Libpod-API-Version", version)
			f.answer(w, r)
		}),
		ConnState: func(_ net.Conn, s http.ConnState) {
			if s == http.StateNew {
				f.mu.Lock()
				f.Conns++
				f.mu.Unlock()
			}
		},
	}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close(); _ = os.RemoveAll(dir) })
	return f
}

// APIPrefix is what stands before a route's path.
var APIPrefix = regexp.MustCompile(`^/v[0-9.]+/libpod`)

func (f *Service) answer(w http.ResponseWriter, r *http.Request) {
	path := APIPrefix.ReplaceAllString(r.URL.Path, "")
	line := r.Method + " " + path
	if r.URL.RawQuery != "" {
		line += "?" + r.URL.RawQuery
	}
	f.mu.Lock()
	f.Requests = append(f.Requests, line)
	f.mu.Unlock()
	if path == "/_ping" {
		_, _ = w.Write([]byte("OK"))
		return
	}
	if h := f.answers[r.Method+" "+path]; h != nil {
		h(w, r)
		return
	}
	Fail(http.StatusNotFound, "no such container")(w, r)
}

// Fail is podman's form of an error.
func Fail(status int, message string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(`{"cause":"` + message + `","message":"` + message + `","response":500}`))
	}
}

// Answer is a successful answer.
func Answer(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(body))
	}
}

// Count returns how many requests began with the line.
func (f *Service) Count(line string) (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range f.Requests {
		if r == line || strings.HasPrefix(r, line+"?") {
			n++
		}
	}
	return n
}

// Did returns the requests of a service without its pings.
func (f *Service) Did() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(f.Requests), func(s string) bool { return strings.HasSuffix(s, "/_ping") })
}

// Done is a successful answer without a body.
func Done(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }
