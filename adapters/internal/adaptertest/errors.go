package adaptertest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// runErrors answers with errors of all kinds: each becomes a short one of the
// right class.
func runErrors(t *testing.T, s Suite) {
	release := s.Releases[len(s.Releases)-1]
	huge := strings.Repeat("x", 10<<20)
	for _, tt := range []struct {
		name, media, body string
		status            int
		class             error
		message           string
	}{
		{"podman's own", "application/json", `{"cause":"no such container","message":"no container \"web\": no such container","response":404}`,
			404, core.ErrNotFound, `no container "web"`},
		{"500 that is a conflict", "application/json",
			`{"cause":"that name is already in use","message":"creating: that name is already in use","response":500}`, 500, core.ErrConflict,
			"already in use"},
		{"cause only", "application/json", `{"cause":"boom"}`, 500, core.ErrServer, "boom"},
		{"pod conflict", "application/json", `{"Errs":["one","two"],"Id":"p"}`, 409, core.ErrConflict, "one,two"},
		{"router", "text/plain; charset=utf-8", "Not Found\n", 404, core.ErrServer, "Not Found"},
		{"empty", "", "", 503, core.ErrServer, "Service Unavailable"},
		{"10 MiB message", "application/json", `{"message":"` + huge + `"}`, 500, core.ErrServer, "more than 64 KiB"},
		{"10 MiB text", "text/plain", huge, 500, core.ErrServer, "more than 64 KiB"},
		{"long message", "application/json", `{"message":"` + huge[:40<<10] + `"}`, 500, core.ErrServer, "xxx"},
		{"cut off JSON", "application/json", `{"message":"ha`, 500, core.ErrServer, "cannot be read"},
		{"wrong types", "application/json", `{"message":5,"response":"x"}`, 500, core.ErrServer, "cannot be read"},
		{"array", "application/json", `[1,2]`, 500, core.ErrServer, "cannot be read"},
		{"null", "application/json", `null`, 500, core.ErrServer, "cannot be read"},
		{"bytes", "application/octet-stream", "\x00\xff\xfe\x1b[31m", 500, core.ErrServer, "cannot be read"},
		{"version in the path", "application/json",
			`{"cause":"given version is not supported","message":"failed to parse query parameter 'version': \"3.4.4\": ` +
				`given version is not supported","response":400}`, 400, core.ErrServer, "not supported"},
		{"page", "text/html", "<html><body>502 Bad Gateway</body></html>", 502, core.ErrServer, "HTML"},
		{"control characters", "application/json", `{"message":"a\u001b[31mb"}`, 500, core.ErrServer, "a[31mb"},
	} {
		conn, _ := start(t, s.Adapter, release, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if tt.media != "" {
				w.Header().Set("Content-Type", tt.media)
			}
			if tt.name != "router" { // whose own answers carry no version
				w.Header().Set("Libpod-API-Version", "9.8.7")
			}
			w.WriteHeader(tt.status)
			io.WriteString(w, tt.body)
		}))
		for how, do := range map[string]func() error{
			"do":     func() error { return doErr(conn, kill) },
			"hijack": func() error { _, err := conn.Hijack(context.Background(), attach); return err },
		} {
			err := do()
			var api *core.APIError
			if !errors.As(err, &api) || !errors.Is(err, tt.class) {
				t.Errorf("%s by %s: %T %.200v, want an APIError of class %v", tt.name, how, err, err, tt.class)
				continue
			}
			if !strings.Contains(api.Message+api.Cause, tt.message) || len(err.Error()) > 4<<10 {
				t.Errorf("%s by %s: %.200q (%d bytes), want %q", tt.name, how, err, len(err.Error()), tt.message)
			}
			if api.VersionRefused != (tt.name == "version in the path") {
				t.Errorf("%s by %s: VersionRefused is %t", tt.name, how, api.VersionRefused)
			}
			if api.Status != tt.status || api.Version.String() != "9.8.7" && !api.Unrouted || api.Method != "POST" ||
				!strings.HasPrefix(api.Path, wantPrefix(s.Adapter, release)) || api.Server == "" {
				t.Errorf("%s by %s: %+v", tt.name, how, api)
			}
		}
	}
	runStatus(t, s, release)
}

// runStatus holds what is no error, and what is one though it is below 400.
func runStatus(t *testing.T, s Suite, release string) {
	status, asked := 0, 0
	conn, srv := start(t, s.Adapter, release, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(status)
	}))
	for _, status = range []int{200, 201, 204, 304} {
		if err := doErr(conn, kill); err != nil {
			t.Errorf("%d: %v", status, err)
		}
	}
	for _, status = range []int{301, 303, 307, 308} {
		asked = 0
		if err := doErr(conn, kill); !errors.Is(err, core.ErrServer) || asked != 1 {
			t.Errorf("%d: %v after %d requests, want one refused redirect", status, err, asked)
		}
	}
	status = 500
	var api *core.APIError
	if err := doErr(conn, kill); !errors.As(err, &api) || api.Version.String() != srv.Version.String() {
		t.Errorf("without a version header: %v", err)
	}
	if err := doErr(conn, core.Request{Op: core.OpContainerCreate, Body: make(chan int)}); err == nil {
		t.Error("a body that is no JSON is sent")
	}
}

func doErr(conn core.Conn, r core.Request) error {
	resp, err := conn.Do(context.Background(), r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return fmt.Errorf("read: %w", err)
	}
	return nil
}
