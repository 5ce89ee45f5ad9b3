package cli

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// testNow is the time in every test, so that ages are the same for ever.
var testNow = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// fakeService answers as a Podman service of one version does.
type fakeService struct {
	uri     string
	answers map[string]http.HandlerFunc // "GET /containers/json" → its answer

	mu       sync.Mutex
	requests []string // "GET /containers/json?all=true", pings, too
	conns    int
}

// serve starts a service. What answers has no entry for is a 404.
func serve(t *testing.T, version string, answers map[string]http.HandlerFunc) *fakeService {
	t.Helper()
	dir, err := os.MkdirTemp("", "cli") // t.TempDir may be too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	f := &fakeService{uri: "unix://" + filepath.Join(dir, "s"), answers: answers}
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
				f.conns++
				f.mu.Unlock()
			}
		},
	}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close(); _ = os.RemoveAll(dir) })
	return f
}

var apiPrefix = regexp.MustCompile(`^/v[0-9.]+/libpod`)

func (f *fakeService) answer(w http.ResponseWriter, r *http.Request) {
	path := apiPrefix.ReplaceAllString(r.URL.Path, "")
	line := r.Method + " " + path
	if r.URL.RawQuery != "" {
		line += "?" + r.URL.RawQuery
	}
	f.mu.Lock()
	f.requests = append(f.requests, line)
	f.mu.Unlock()
	if path == "/_ping" {
		_, _ = w.Write([]byte("OK"))
		return
	}
	if h := f.answers[r.Method+" "+path]; h != nil {
		h(w, r)
		return
	}
	fail(http.StatusNotFound, "no such container")(w, r)
}

// fail is podman's form of an error.
func fail(status int, message string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(`{"cause":"` + message + `","message":"` + message + `","response":500}`))
	}
}

// reply is a successful answer.
func answer(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(body))
	}
}

// result is what a command line did.
type result struct {
	code           int
	stdout, stderr string
}

// podspan runs a command line on the service; with a nil service it fails the
// test when the command connects.
func podspan(t *testing.T, f *fakeService, args ...string) result {
	t.Helper()
	var out, errOut bytes.Buffer
	argv := []string{"podspan"}
	if f != nil {
		argv = append(argv, "--url", f.uri)
	}
	code := Run(t.Context(), append(argv, args...), Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errOut,
		LookupEnv: func(string) (string, bool) { return "", false },
		Environ:   func() []string { return nil },
		Now:       func() time.Time { return testNow },
		Connect: func(ctx context.Context, uri string, opts ...probe.Option) (*core.Client, error) {
			if f == nil {
				t.Errorf("%v: it connects", args)
			}
			return probe.Connect(ctx, uri, opts...)
		},
	})
	return result{code, out.String(), errOut.String()}
}

// wantOutput compares a command's whole stdout.
func wantOutput(t *testing.T, r result, want string) {
	t.Helper()
	if r.code != 0 || r.stdout != want {
		t.Errorf("code %d, stderr %q, stdout\n%s\nwant\n%s", r.code, r.stderr, r.stdout, want)
	}
}

// badLine is a command line that must fail before anything is sent, and a part
// of what it says.
type badLine struct {
	line string
	want string
}

func testRefusals(t *testing.T, refusals []badLine) {
	t.Helper()
	for _, c := range refusals {
		r := podspan(t, nil, strings.Fields(c.line)...)
		if r.code != exitUsage || r.stdout != "" || !strings.Contains(r.stderr, c.want) {
			t.Errorf("%s: code %d, stdout %q, stderr %q; want code 125 and %q", c.line, r.code, r.stdout, r.stderr, c.want)
		}
	}
}
