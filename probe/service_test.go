//go:build linux || freebsd

package probe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
)

func init() { asPodman = fakePodman }

// fakePodman is `podman system service --time=N URI` for tests, served by the
// test binary.
func fakePodman(args []string) int {
	if len(args) != 4 || args[0] != "system" || args[1] != "service" || !strings.HasPrefix(args[2], "--time=") {
		fmt.Fprintf(os.Stderr, "Error: unrecognized command %q\n", args)
		return 125
	}
	if os.Getenv("PROBE_TEST_BROKEN") != "" {
		fmt.Fprint(os.Stderr, "WARN[0000] first line\nError: storage is broken\n")
		return 125
	}
	if file := os.Getenv("PROBE_TEST_SLOW"); file != "" {
		_ = os.WriteFile(file, []byte(strconv.Itoa(os.Getpid())), 0o600)
		time.Sleep(time.Minute)
	}
	seconds, _ := strconv.Atoi(strings.TrimPrefix(args[2], "--time="))
	u, err := url.Parse(args[3])
	if err != nil {
		return 125
	}
	l, err := net.Listen("unix", u.Path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 125
	}
	state := make(chan http.ConnState, 100)
	srv := &http.Server{
		ConnState: func(_ net.Conn, s http.ConnState) { state <- s },
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			podmanHeader(w.Header(), "4.3.1")
			fmt.Fprintf(w, "pid=%d session=%d ignored=%t host=%q", os.Getpid(), session(), signal.Ignored(os.Interrupt), os.Getenv("CONTAINER_HOST"))
		}),
	}
	go func() { _ = srv.Serve(l) }()
	open := 0
	idle := time.NewTimer(time.Duration(seconds) * time.Second)
	for {
		select {
		case s := <-state:
			switch s {
			case http.StateNew:
				open++
				idle.Stop()
			case http.StateClosed, http.StateHijacked:
				if open--; open == 0 {
					idle.Reset(time.Duration(seconds) * time.Second)
				}
			}
		case <-idle.C:
			_ = l.Close()
			return 0
		}
	}
}

func session() int {
	sid, _, _ := syscall.Syscall(syscall.SYS_GETSID, 0, 0, 0)
	return int(sid)
}

// fakeHost is a machine whose podman is the test binary, where nobody listens.
func fakeHost(t *testing.T, extra ...string) (sys system, runtimeDir string) {
	t.Helper()
	dir, runtimeDir := shortDir(t), shortDir(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("#!/bin/sh\nPROBE_TEST_PODMAN=1 %s exec %s \"$@\"\n", strings.Join(extra, " "), self)
	if err := os.WriteFile(filepath.Join(dir, "podman"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	env := map[string]string{"XDG_RUNTIME_DIR": runtimeDir}
	return system{getenv: func(k string) string { return env[k] }, goos: "linux", euid: 1000, root: runtimeDir}, runtimeDir
}

func TestLocalService(t *testing.T) {
	sys, dir := fakeHost(t)
	t.Setenv("CONTAINER_HOST", "unix:///not/for/the/service.sock")
	o := newOptions(nil)
	o.serviceIdle = time.Second
	signal.Ignore(os.Interrupt) // as in a script's background job
	defer signal.Reset(os.Interrupt)
	e, link, err := openLocal(t.Context(), sys, o, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if link.Server.Version.String() != "4.3.1" || !strings.HasPrefix(link.Server.URI, "unix://"+dir+"/podspan-") {
		t.Errorf("got %+v", link.Server)
	}
	if !signal.Ignored(os.Interrupt) {
		t.Error("our own disposition of SIGINT was not given back")
	}
	private := filepath.Dir(e.uri.Path)
	if fi, err := os.Stat(private); err != nil || fi.Mode().Perm() != 0o700 {
		t.Errorf("the directory of the socket: %v, %v", fi, err)
	}
	body, err := said(t, e)
	if err != nil {
		t.Fatal(err)
	}
	var pid, sid int
	var ignored bool
	var host string
	if _, err := fmt.Sscanf(body, "pid=%d session=%d ignored=%t host=%q", &pid, &sid, &ignored, &host); err != nil {
		t.Fatal(body, err)
	}
	if sid == session() || ignored || host != "" {
		t.Errorf("the service says %s; our session is %d", body, session())
	}

	// Open connections keep it; it leaves when there are none, and cleans up.
	_ = e.close()
	waitFor(t, func() bool { _, err := os.Stat(private); return errors.Is(err, os.ErrNotExist) })
	waitFor(t, func() bool { return errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) })

	// A client that lives longer starts it again.
	again, err := said(t, e)
	if err != nil || again == body {
		t.Errorf("after it left: %q, %v", again, err)
	}
	_ = e.close()
}

func TestLocalServiceBroken(t *testing.T) {
	sys, dir := fakeHost(t, "PROBE_TEST_BROKEN=1")
	_, _, err := openLocal(t.Context(), sys, newOptions(nil), []string{"unix:///a.sock"}, []error{os.ErrNotExist})
	var c *core.ConnectError
	if !errors.As(err, &c) || len(c.Tried) != 2 || c.Tried[0] != "unix:///a.sock" {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"storage is broken", "exit status 125", "systemctl --user enable --now podman.socket", "--url"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in: %v", want, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestLocalServiceCancelled(t *testing.T) {
	pidFile := filepath.Join(shortDir(t), "pid")
	sys, dir := fakeHost(t, "PROBE_TEST_SLOW="+pidFile)
	var pid int
	ctx, cancel := context.WithCancel(t.Context())
	var began time.Time
	go func() {
		waitFor(t, func() bool {
			text, _ := os.ReadFile(pidFile)
			pid, _ = strconv.Atoi(string(text))
			return pid != 0
		})
		began = time.Now()
		cancel()
	}()
	_, _, err := openLocal(ctx, sys, newOptions(nil), nil, nil)
	if !errors.Is(err, context.Canceled) || time.Since(began) > 100*time.Millisecond {
		t.Errorf("%v after the context ended: %v", time.Since(began), err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	waitFor(t, func() bool { return errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) })
}

func TestNothingThere(t *testing.T) {
	sys, _ := fakeHost(t)
	t.Setenv("PATH", t.TempDir())
	for _, tc := range []struct {
		euid int
		want string
	}{{1000, "systemctl --user enable --now podman.socket"}, {0, "systemctl enable --now podman.socket"}} {
		sys.euid = tc.euid
		targets, named, err := sys.resolve("", newOptions(nil))
		if err != nil || named || len(targets) != 2 {
			t.Fatalf("%v, %v, %v", targets, named, err)
		}
		begin := time.Now()
		_, _, err = sys.open(t.Context(), "", newOptions(nil))
		if d := time.Since(begin); d > time.Second {
			t.Errorf("took %v", d)
		}
		var c *core.ConnectError
		if !errors.As(err, &c) || !errors.Is(err, core.ErrUnreachable) {
			t.Fatalf("got %v", err)
		}
		for _, want := range []string{tc.want, display(targets[0].uri), display(targets[1].uri), "no such socket", "podman system service",
			"--url", "no podman is installed"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q is not in: %v", want, err)
			}
		}
	}
	_, _, err := sys.open(t.Context(), "", newOptions([]Option{WithLocalService(false)}))
	if err == nil || strings.Contains(err.Error(), "installed") {
		t.Errorf("forbidden to start one: %v", err)
	}
	sys.goos = "darwin"
	if _, _, err = sys.open(t.Context(), "", newOptions(nil)); !errors.Is(err, core.ErrUnreachable) ||
		!strings.Contains(err.Error(), "podman machine init") {
		t.Errorf("darwin: %v", err)
	}
}

// The usual sockets are tried in order, and a missing one is passed over.
func TestSecondSocket(t *testing.T) {
	sys, dir := fakeHost(t)
	path := filepath.Join(dir, "run", "podman", "podman.sock")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	s := podmanService(t, "3.4.4")
	if err := os.Symlink(s.path, path); err != nil {
		t.Fatal(err)
	}
	e, link, err := sys.open(t.Context(), "", newOptions(nil))
	if err != nil || link.Server.URI != "unix://"+path || link.Server.Adapter != "v3" {
		t.Fatalf("got %+v, %v", link.Server, err)
	}
	_ = e.close()

	// A service that is there and is wrong is not passed over.
	own := filepath.Join(dir, "podman", "podman.sock")
	_ = os.Mkdir(filepath.Dir(own), 0o700)
	web := serve(t, http.NotFound)
	if err := os.Symlink(web.path, own); err != nil {
		t.Fatal(err)
	}
	var p *core.ProtocolError
	if _, _, err = sys.open(t.Context(), "", newOptions(nil)); !errors.As(err, &p) || p.Server != "unix://"+own {
		t.Errorf("got %v", err)
	}
}
