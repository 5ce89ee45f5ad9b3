package container_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/podspan/podspan/cmd/internal/cli"
	"github.com/podspan/podspan/cmd/internal/cli/clitest"
	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

func TestRunInNewPod(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", map[string]http.HandlerFunc{
		"POST /pods/create":       clitest.Answer(`{"Id":"p1"}`),
		"DELETE /pods/p1":         clitest.Answer(`{"Err":null,"Id":"p1"}`),
		"POST /images/pull":       clitest.Answer(`{"images":["i"],"id":"i"}`),
		"POST /containers/create": clitest.Fail(http.StatusInternalServerError, "disk on fire"),
	})
	r := clitest.Podspan(t, f, "create", "--pod", "new:p", "-p", "80:80", "box")
	if r.Code != common.ExitUsage || !strings.Contains(r.Stderr, "disk on fire") {
		t.Errorf("%+v", r)
	}
	did := f.Did()
	if n := len(did); did[n-1] != "DELETE /pods/p1" || did[n-2] != "POST /containers/create" || did[n-3] != "POST /pods/create" {
		t.Errorf("did %v", did)
	}
}

// stream answers an attach: it takes the connection over and prints.
func stream(parts ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"+strings.Join(parts, ""))
		if c, ok := conn.(interface{ CloseWrite() error }); ok { // an input that nobody reads would reset the connection
			_ = c.CloseWrite()
			_, _ = io.Copy(io.Discard, conn)
		}
	}
}

// frame is one frame of a multiplexed stream: 1 is standard output, 2 error.
func frame(stream byte, text string) string {
	head := []byte{stream, 0, 0, 0, 0, 0, 0, 0}
	binary.BigEndian.PutUint32(head[4:], uint32(len(text)))
	return string(head) + text
}

// drop ends the connection without an answer, as a server that is killed.
func drop(w http.ResponseWriter, _ *http.Request) {
	if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
		_ = conn.Close()
	}
}

// runAnswers are those to a podman run that works; changes replace some.
func runAnswers(changes map[string]http.HandlerFunc) map[string]http.HandlerFunc {
	all := map[string]http.HandlerFunc{
		"POST /images/pull": clitest.Answer(`{"images":["img"],"id":"img"}`),
		"POST /containers/create": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(201)
			clitest.Answer(`{"Id":"c1","Warnings":["careful"]}`)(w, r)
		},
		"POST /containers/c1/attach": stream(frame(1, "out\n"), frame(2, "err\n")),
		"POST /containers/c1/start":  func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) },
		"POST /containers/c1/wait":   clitest.Answer(`7`),
		"DELETE /containers/c1":      clitest.Answer(`[]`),
		"GET /containers/c1/json":    clitest.Fail(404, "no such container"),
		"DELETE /images/remove":      clitest.Answer(`{"Deleted":["img"],"Untagged":[],"Errors":[],"ExitCode":0}`),
	}
	for k, h := range changes {
		all[k] = h
	}
	return all
}

func TestRun(t *testing.T) {
	improper := clitest.Fail(500, "OCI permission denied")
	notFound := clitest.Fail(500, "executable file not found in $PATH")
	exited := clitest.Answer(`{"Id":"c1","State":{"Status":"exited","Running":false,"ExitCode":9},"Config":{}}`)
	for name, c := range map[string]struct {
		changes map[string]http.HandlerFunc
		flags   string
		code    int
		stdout  string
		stderr  string // a part
		removed bool
	}{
		"exit code": {code: 7, stdout: "out\n", stderr: "careful\nerr\n"},
		"--rm":      {flags: "--rm", code: 7, stdout: "out\n", removed: true},
		"-d":        {flags: "-d", code: 0, stdout: "c1\n", stderr: "careful"},
		"cannot run": {changes: map[string]http.HandlerFunc{"POST /containers/c1/start": improper}, code: 126,
			stderr: "Error: start container c1: OCI permission denied"},
		"not found, at the attach": {changes: map[string]http.HandlerFunc{"POST /containers/c1/attach": notFound}, flags: "--rm",
			code: 127, stderr: "not found in $PATH", removed: true},
		"not found, -d --rm": {changes: map[string]http.HandlerFunc{"POST /containers/c1/start": notFound}, flags: "-d --rm",
			code: 127, stderr: "not found", removed: true},
		"the wait came too late": {changes: map[string]http.HandlerFunc{"POST /containers/c1/wait": clitest.Fail(404,
			"no such container"), "GET /containers/c1/json": exited}, code: 9, stdout: "out\n"},
		"the server does not know the code": {changes: map[string]http.HandlerFunc{"POST /containers/c1/wait": clitest.Answer(`-1`),
			"GET /containers/c1/json": exited}, code: 9, stdout: "out\n"},
		"nobody knows the code": {changes: map[string]http.HandlerFunc{"POST /containers/c1/wait": clitest.Answer(`-1`)}, code: 127,
			stdout: "out\n", stderr: "was removed before Podman 4.9.5"},
		"the server dies": {changes: map[string]http.HandlerFunc{"POST /containers/c1/wait": drop}, code: 125, stdout: "out\n",
			stderr: "Error: wait for container c1"},
		"the server dies in a frame": {changes: map[string]http.HandlerFunc{"POST /containers/c1/attach": stream(frame(1, "out\n")[:9])},
			code: 125, stderr: "in the middle of a frame", stdout: "o"},
		"the server dies at create": {changes: map[string]http.HandlerFunc{"POST /containers/create": drop}, code: 125,
			stderr: "Error: create container"},
		"the server dies at start": {changes: map[string]http.HandlerFunc{"POST /containers/c1/start": drop}, code: 125,
			stderr: "Error: start container c1"},
		"a pull that fails": {changes: map[string]http.HandlerFunc{"POST /images/pull": clitest.Answer(`{"error":"no such image"}`)}, code: 125,
			stderr: "Error: pull image busybox: no such image"},
	} {
		t.Run(name, func(t *testing.T) {
			f := clitest.Serve(t, "4.9.5", runAnswers(c.changes))
			args := append([]string{"run"}, strings.Fields(c.flags)...)
			got := clitest.Podspan(t, f, append(args, "busybox", "true")...)
			if got.Code != c.code || !strings.Contains(got.Stderr, c.stderr) || got.Stdout != c.stdout {
				t.Errorf("%+v, want %d, %q, %q", got, c.code, c.stdout, c.stderr)
			}
			if n := f.Count("DELETE /containers/c1"); (n > 0) != c.removed {
				t.Errorf("removed %d times: %q", n, f.Requests)
			}
			for _, once := range []string{"POST /containers/create", "POST /containers/c1/start", "POST /containers/c1/attach"} {
				if n := f.Count(once); n > 1 {
					t.Errorf("%s was sent %d times", once, n)
				}
			}
		})
	}
}

func TestRunWaitsBeforeItStarts(t *testing.T) {
	f := clitest.Serve(t, "4.9.5", runAnswers(map[string]http.HandlerFunc{
		"POST /containers/c1/wait": func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(50 * time.Millisecond)
			clitest.Answer(`7`)(w, r)
		},
	}))
	clitest.Podspan(t, f, "run", "--rm", "busybox")
	attach, wait, start := -1, -1, -1
	for i, r := range f.Requests {
		switch path, _, _ := strings.Cut(r, "?"); path {
		case "POST /containers/c1/attach":
			attach = i
		case "POST /containers/c1/wait":
			wait = i
		case "POST /containers/c1/start":
			start = i
		}
	}
	if attach < 0 || wait < attach || start < 0 || start < attach {
		t.Errorf("the order is %q", f.Requests)
	}
}

func TestCIDFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cid")
	f := clitest.Serve(t, "4.9.5", runAnswers(nil))
	if got := clitest.Podspan(t, f, "create", "--cidfile", path, "busybox"); got.Code != 0 {
		t.Fatal(got)
	}
	if id, err := os.ReadFile(path); string(id) != "c1" || err != nil {
		t.Errorf("%q, %v", id, err)
	}
	f = clitest.Serve(t, "4.9.5", runAnswers(nil))
	got := clitest.Podspan(t, f, "run", "--cidfile", path, "busybox")
	if got.Code != 125 || !strings.Contains(got.Stderr, "the file exists") || f.Count("POST /images/pull") > 0 {
		t.Errorf("a file that is there: %+v, %q", got, f.Requests)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	clitest.Podspan(t, f, "run", "--rm", "--cidfile", path, "busybox")
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after --rm: %v", err)
	}
}

func TestPlatformByPull(t *testing.T) {
	var body string
	f := clitest.Serve(t, "3.4.4", runAnswers(map[string]http.HandlerFunc{
		"GET /images/img/json": clitest.Answer(`{"Id":"img","Os":"linux","Architecture":"arm64"}`),
		"POST /containers/create": func(w http.ResponseWriter, r *http.Request) {
			b, _ := io.ReadAll(r.Body)
			body = string(b)
			w.WriteHeader(201)
			clitest.Answer(`{"Id":"c1"}`)(w, r)
		},
	}))
	if got := clitest.Podspan(t, f, "create", "--platform", "linux/arm64", "busybox"); got.Code != 0 {
		t.Fatal(got)
	}
	if f.Count("POST /images/pull?Arch=arm64&OS=linux&policy=missing&reference=busybox") != 1 {
		t.Errorf("%q", f.Requests)
	}
	if !strings.Contains(body, `"image":"img"`) {
		t.Error(body)
	}
	f = clitest.Serve(t, "3.4.4", runAnswers(map[string]http.HandlerFunc{
		"GET /images/img/json": clitest.Answer(`{"Id":"img","Os":"linux","Architecture":"amd64"}`),
	}))
	if got := clitest.Podspan(t, f, "create", "--platform", "linux/arm64", "busybox"); got.Code != 125 ||
		f.Count("POST /containers/create") > 0 {
		t.Errorf("an image of another platform: %+v", got)
	}
}

// TestInterrupted: whatever hangs, an interrupted command ends at once, with
// the shell's code for the signal.
func TestInterrupted(t *testing.T) {
	reached := make(chan struct{}, 8)
	hang := func(w http.ResponseWriter, r *http.Request) {
		reached <- struct{}{}
		<-r.Context().Done()
	}
	for name, c := range map[string]struct {
		at   string
		args []string
	}{
		"create": {"POST /containers/create", []string{"create", "busybox"}},
		"pull":   {"POST /images/pull", []string{"pull", "busybox"}},
		"logs":   {"GET /containers/c1/logs", []string{"logs", "-f", "c1"}},
		"wait":   {"POST /containers/c1/wait", []string{"wait", "c1"}},
		"run":    {"POST /containers/c1/wait", []string{"run", "busybox"}},
		"rm":     {"DELETE /containers/c1", []string{"run", "--rm", "busybox"}},
		"exec":   {"POST /exec/e1/remove", []string{"exec", "c1", "true"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := clitest.Serve(t, "4.9.5", runAnswers(execAnswers(map[string]http.HandlerFunc{c.at: hang,
				"GET /containers/c1/json": clitest.Answer(`{"State":{"Status":"running"}}`)})))
			ctx, cancel := context.WithCancelCause(t.Context())
			done := make(chan int, 1)
			var errOut bytes.Buffer
			go func() {
				done <- cli.Run(ctx, append([]string{"podspan", "--url", f.URI}, c.args...), common.Env{
					Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &errOut, Now: time.Now,
					LookupEnv: func(string) (string, bool) { return "", false }, Environ: func() []string { return nil },
					Connect: func(ctx context.Context, uri string, o ...probe.Option) (*core.Client, error) {
						return probe.Connect(ctx, uri, o...)
					},
				})
			}()
			<-reached
			begin := time.Now()
			cancel(&common.Interrupted{Sig: syscall.SIGINT})
			if code := <-done; code != common.ExitInterrupted || strings.Contains(errOut.String(), "Error") {
				t.Errorf("code %d, %q", code, errOut.String())
			}
			if took := time.Since(begin); took > time.Second { // 100 ms is the aim; the machine may be busy
				t.Errorf("it took %v", took)
			}
		})
	}
}
