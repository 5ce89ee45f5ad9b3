package adaptertest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// fake is a service that answers as told and is stricter than any real one: it
// notes paths of another version, unknown routes and query parameters, and
// create bodies that cannot be read strictly.
type fake struct {
	t       *testing.T
	adapter core.Adapter
	release string
	replies map[string]string // "GET /info" → body
}

// queries are the parameters that each route may be given.
var queries = map[string][]string{
	"GET /containers/json":         {"all", "external", "filters", "last", "limit", "namespace", "size", "sync"},
	"GET /containers/{name}/json":  {"size"},
	"GET /containers/{name}/top":   {"ps_args", "stream", "delay"},
	"POST /containers/{name}/wait": {"condition", "interval"},
	"POST /containers/{name}/stop": {"timeout", "ignore"},
	"DELETE /containers/{name}":    {"force", "ignore", "volumes", "depend", "timeout"},
	"GET /images/json":             {"all", "filters"},
	"DELETE /images/remove":        {"images", "all", "force", "ignore", "noprune", "lookupManifest"},
}

func mayBeGiven(route, key string) bool {
	for _, m := range []map[string][]string{queries, systemQueries, networkQueries, volumeQueries, secretQueries, podQueries} {
		if slices.Contains(m[route], key) {
			return true
		}
	}
	return false
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Libpod-API-Version", f.release)
	path, ok := strings.CutPrefix(r.URL.EscapedPath(), wantPrefix(f.adapter, f.release))
	if !ok {
		f.t.Errorf("%s: path %s is not below %s", f.release, r.URL.EscapedPath(), wantPrefix(f.adapter, f.release))
	}
	route := f.route(r.Method, path)
	for key := range r.URL.Query() {
		if !mayBeGiven(route, key) {
			f.t.Errorf("%s: %s has the unknown parameter %s", f.release, route, key)
		}
	}
	if route == "POST /containers/create" {
		if ct := r.Header.Get("Content-Type"); ct != "application/json" {
			f.t.Errorf("%s: create has content type %q", f.release, ct)
		}
		if _, err := f.adapter.DecodeContainer(r.Body); err != nil {
			f.t.Errorf("%s: create body: %v", f.release, err)
		}
	}
	body, ok := f.replies[route]
	if !ok {
		f.t.Errorf("%s: unexpected %s %s", f.release, r.Method, path)
		http.NotFound(w, r)
		return
	}
	if body == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	io.WriteString(w, body)
}

// route finds the operation's template for a path.
func (f *fake) route(method, path string) string {
	for _, op := range core.Ops() {
		r, ok := f.adapter.Route(op)
		if !ok || r.Method != method {
			continue
		}
		want, got := strings.Split(r.Path, "/"), strings.Split(path, "/")
		if len(want) == len(got) && slices.EqualFunc(want, got,
			func(w, g string) bool { return w == g || (g != "" && strings.HasPrefix(w, "{")) }) {
			return method + " " + r.Path
		}
	}
	return method + " " + path
}

// wantPrefix is the path that servers of a release have to be spoken to under.
func wantPrefix(a core.Adapter, release string) string {
	v := core.MustVersion(release)
	if current := a.Speaks().Current; v.AtLeast(current) {
		v = current
	}
	return "/v" + v.Clean() + "/libpod"
}

// start serves h and returns a connection to it through the adapter.
func start(t *testing.T, a core.Adapter, release string, h http.Handler) (core.Conn, core.Server) {
	t.Helper()
	ts := httptest.NewServer(h)
	t.Cleanup(ts.Close)
	return connect(t, a, release, ts.Listener.Addr().String())
}

// connect returns a connection to what listens at addr, by the way a probe
// makes it for a unix socket.
func connect(t *testing.T, a core.Adapter, release, addr string) (core.Conn, core.Server) {
	t.Helper()
	tr := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "tcp", addr)
	}}
	t.Cleanup(tr.CloseIdleConnections)
	srv := server(release)
	srv.Adapter = a.Name()
	return a.Connect(srv, &url.URL{Scheme: "unix", Path: "/fake.sock"}, &http.Client{Transport: tr}), srv
}

// ping is a request that changes nothing; kill is one that does.
var (
	ping = core.Request{Op: core.OpInfo, Subject: "get info"}
	kill = core.Request{Op: core.OpContainerKill, Subject: "kill container web", Vars: map[string]string{"name": "web"}}
	rm   = core.Request{Op: core.OpContainerRemove, Subject: "remove container web", Vars: map[string]string{"name": "web"}}
)

// create is a request with a body.
func create() core.Request {
	return core.Request{Op: core.OpContainerCreate, Subject: "create container web", Body: map[string]string{"image": "busybox"}}
}

// runReplies decodes answers, and then rubbish in their place.
func runReplies(t *testing.T, s Suite) {
	for _, r := range s.Replies {
		got, err := s.Adapter.Decode(r.Op, strings.NewReader(r.Body))
		if r.Want == nil {
			if err == nil {
				t.Errorf("%s: no error, but %+v", r.Name, got)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", r.Name, err)
			continue
		}
		if diff := diffReply(r.Want, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", r.Name, diff)
		}
	}
	for _, op := range core.Ops() {
		for _, rubbish := range []string{
			"", "null", "{}", "[]", "[null]", "0", `"x"`, "true", "{", "[{",
			`{"State":{"Healthcheck":3}}`, `[{"Ports":{}}]`, `{"Components":[null]}`,
			`{"NetworkSettings":{"Networks":{"a":null}}}`, "<html>", "\x00\xff", strings.Repeat("[", 1<<15), strings.Repeat(`{"Config":`, 1<<14),
		} {
			v, err := s.Adapter.Decode(op, strings.NewReader(rubbish)) // must not panic
			if err != nil && v != nil {
				t.Errorf("%s of %.20q: a value %T and an error", op, rubbish, v)
			}
		}
	}
	if _, err := s.Adapter.Decode("no such op", bytes.NewReader(nil)); err == nil {
		t.Error("an unknown operation is decoded")
	}
}

// runRoutes holds that every operation is served, or missing for a reason that
// the rules table knows.
func runRoutes(t *testing.T, s Suite) {
	for _, op := range core.Ops() {
		r, ok := s.Adapter.Route(op)
		if !ok {
			if op != core.OpExecRemove {
				t.Errorf("%s has no route", op)
			}
			continue
		}
		if !strings.HasPrefix(r.Path, "/") || r.Method == "" {
			t.Errorf("%s: route %+v", op, r)
		}
		if r.Cap != "" {
			if _, ok := core.LookupRule(r.Cap); !ok {
				t.Errorf("%s: capability %s has no rule", op, r.Cap)
			}
		}
	}
	if _, ok := s.Adapter.Route("no such op"); ok {
		t.Error("an unknown operation has a route")
	}
	if got := fmt.Sprint(s.Adapter.Speaks().Min.Major()); s.Adapter.Name() != "v"+got {
		t.Errorf("%s speaks major %s", s.Adapter.Name(), got)
	}
}
