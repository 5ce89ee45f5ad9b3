package probe

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const (
	// defaultServiceIdle is how long a service that we started stays when it has
	// nothing to do. Podman counts open connections, hijacked ones too, as work.
	defaultServiceIdle = 5 * time.Second
	// serviceStart bounds the start: the first one of a user sets up storage.
	serviceStart = 30 * time.Second
	// maxSocketPath is what a socket's address can hold everywhere.
	maxSocketPath = 100
)

// serviceScript runs podman's service and removes its directory, whatever
// became of the process that started it. $1 podman, $2 seconds, $3 URI, $4 directory.
const serviceScript = `"$1" system service --time="$2" "$3"
status=$?
rm -f "$4/podman.sock" "$4/log"
rmdir "$4"
exit $status`

// localService dials the service of an installed podman on a private socket.
// It starts the service when it is first needed, and again when it has left
// since it was idle.
type localService struct {
	podman string
	idle   time.Duration
	bases  []string // directories that may hold the socket's directory

	turn chan struct{} // holds one token: who has it may use the fields below
	sock string
}

func newLocalService(podman string, sys system, o *options) *localService {
	s := &localService{podman: podman, idle: o.serviceIdle, turn: make(chan struct{}, 1)}
	if dir := sys.runtimeDir(); dir != "" {
		s.bases = append(s.bases, dir)
	}
	s.bases = append(s.bases, os.TempDir(), "/tmp")
	s.turn <- struct{}{}
	return s
}

// up starts the service.
func (s *localService) up(ctx context.Context) error {
	c, err := s.dial(ctx)
	if err == nil {
		err = c.Close()
	}
	return err
}

// socket is where the service listens, or did last.
func (s *localService) socket() string {
	<-s.turn
	defer func() { s.turn <- struct{}{} }()
	return s.sock
}

func (s *localService) dial(ctx context.Context) (net.Conn, error) {
	select {
	case <-s.turn:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() { s.turn <- struct{}{} }()
	if s.sock != "" {
		c, err := (&net.Dialer{}).DialContext(ctx, "unix", s.sock)
		if err == nil || !notThere(err) {
			return c, err
		}
	}
	return s.start(ctx)
}

func (s *localService) close() error { return nil } // it leaves by itself

// start runs the service and returns the first connection to it.
func (s *localService) start(ctx context.Context) (net.Conn, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, serviceStart, fmt.Errorf("podman system service does not listen within %s", serviceStart))
	defer cancel()
	dir, err := s.makeDir()
	if err != nil {
		return nil, err
	}
	log, err := os.OpenFile(filepath.Join(dir, "log"), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	defer func() { _ = log.Close() }() // the service has it
	sock := filepath.Join(dir, "podman.sock")
	cmd := exec.Command("/bin/sh", "-c", serviceScript, "sh", s.podman,
		strconv.Itoa(max(1, int(s.idle/time.Second))), (&url.URL{Scheme: "unix", Path: sock}).String(), dir)
	cmd.Env = serviceEnv(os.Environ())
	cmd.Dir = "/" // ours may be unmounted or removed while it runs
	// A file, not a pipe: the service goes on writing when this program has ended.
	cmd.Stdout, cmd.Stderr = log, log
	if err := startDetached(cmd); err != nil {
		_ = os.RemoveAll(dir)
		return nil, fmt.Errorf("podman system service: %w", err)
	}
	exited := make(chan struct{})
	var status error
	go func() {
		status = cmd.Wait()
		close(exited)
	}()
	for wait := 2 * time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		c, err := (&net.Dialer{}).DialContext(ctx, "unix", sock)
		if err == nil {
			s.sock = sock
			return c, nil
		}
		select {
		case <-exited:
			return nil, broken(log, status)
		case <-ctx.Done():
			stopDetached(cmd)
			_ = os.RemoveAll(dir)
			return nil, context.Cause(ctx)
		case <-time.After(wait):
		}
	}
}

// makeDir makes a directory that only we can enter, short enough for a socket.
func (s *localService) makeDir() (string, error) {
	err := errors.New("no directory for a socket")
	for _, base := range s.bases {
		if len(base)+len("/podspan-0123456789/podman.sock") > maxSocketPath {
			continue
		}
		var dir string
		if dir, err = os.MkdirTemp(base, "podspan-"); err == nil { // mode 0700
			return dir, nil
		}
	}
	return "", err
}

// broken says what podman printed before it gave up.
func broken(log *os.File, status error) error {
	said := make([]byte, 4096)
	n, _ := log.ReadAt(said, 0)
	text := string(bytes.TrimSpace(said[:n]))
	if text == "" {
		text = "it printed nothing"
	}
	if status == nil {
		status = errors.New("it left at once")
	}
	return fmt.Errorf("podman system service: %w: %s", status, strings.ReplaceAll(text, "\n", "; "))
}

// serviceEnv is the environment of the service: without what would send it to
// another service, or let it take a socket or a supervisor for its own.
func serviceEnv(env []string) []string {
	var out []string
	for _, kv := range env {
		switch name, _, _ := strings.Cut(kv, "="); name {
		case "CONTAINER_HOST", "CONTAINER_CONNECTION", "CONTAINER_SSHKEY", "CONTAINER_PASSPHRASE",
			"PODMAN_SOCKET", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES", "NOTIFY_SOCKET", AdapterEnv:
		default:
			out = append(out, kv)
		}
	}
	return out
}
