//go:build record

package flags

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRecord asks a stock client, PODSPAN_RECORD's path, what it sends for
// each line, and writes it down. It needs no server: a fake one takes the body.
// It is a tool, not a test: go test -tags record -run TestRecord ./cmd/internal/flags
func TestRecord(t *testing.T) {
	client := os.Getenv("PODSPAN_RECORD")
	if client == "" {
		t.Fatal("PODSPAN_RECORD names no client to record")
	}
	dir := writeInputs(t)
	sock := filepath.Join(t.TempDir(), "s")
	bodies := fakeServer(t, sock)
	var all []recorded
	for _, line := range readLines(t) {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		cmd := exec.CommandContext(ctx, client, append([]string{"--url", "unix://" + sock}, shellSplit(line, dir)...)...)
		cmd.Env = append([]string{"HOME=" + dir, "XDG_RUNTIME_DIR=" + dir, "CONTAINERS_CONF=" + os.DevNull, "PATH=" + os.Getenv("PATH")},
			hostVars...)
		out, _ := cmd.CombinedOutput() // run fails after create: the fake starts nothing
		cancel()
		select {
		case body := <-bodies:
			all = append(all, recorded{line, tidy(t, body, dir)})
		default:
			t.Errorf("%s: no create: %s", line, out)
		}
	}
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(recordedFile, append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fakeServer answers as Podman 4.9.5 far enough for a create.
func fakeServer(t *testing.T, sock string) <-chan []byte {
	t.Helper()
	l, err := net.Listen("unix", sock)
	if err != nil {
		t.Fatal(err)
	}
	bodies := make(chan []byte, 100)
	srv := &http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Libpod-Api-Version", "4.9.5")
		w.Header().Set("Content-Type", "application/json")
		body, _ := io.ReadAll(r.Body)
		switch p := r.URL.Path; {
		case strings.HasSuffix(p, "/_ping"):
			_, _ = io.WriteString(w, "OK")
		case strings.HasSuffix(p, "/images/pull"):
			_, _ = io.WriteString(w, `{"images":["abc"],"id":"abc"}`)
		case strings.HasSuffix(p, "/containers/create"):
			bodies <- body
			w.WriteHeader(http.StatusCreated)
			_, _ = io.WriteString(w, `{"Id":"abc","Warnings":[]}`)
		case strings.Contains(p, "/images/") && strings.HasSuffix(p, "/json"):
			_, _ = io.WriteString(w, `{"Id":"abc"}`)
		case r.Method == http.MethodDelete, strings.HasSuffix(p, "/containers/json"):
			_, _ = io.WriteString(w, `[]`)
		default:
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, `{"cause":"fake","message":"fake","response":404}`)
		}
	})}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close() })
	return bodies
}
