//go:build linux

package servers

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// startLimit bounds how long a server may take to answer its first ping. The first start builds
// a database and tries storage drivers; two processors that compile at the same time are slow.
const startLimit = 60 * time.Second

// Server is one running Podman service.
type Server struct {
	release Release
	rec     record
	layout  layout
	netns   string
	cmd     *exec.Cmd
	client  *http.Client
	done    chan struct{} // closed when the process has ended
	waitErr error         // how it ended; read after done

	mu       sync.Mutex
	registry *http.Server
	lastLog  string // the log, once its file is gone

	stopOnce sync.Once
	stopErr  error
}

// Start runs the release's server with everything of its own below dir, which must not exist yet or
// be empty; "" makes a new folder. It returns when the server answers and is the expected version.
func Start(ctx context.Context, release Release, dir string) (_ *Server, err error) {
	if err := CheckHost(release); err != nil {
		return nil, err
	}
	path, err := executable(release)
	if err != nil {
		return nil, err
	}
	suffix := make([]byte, 4)
	if _, err := rand.Read(suffix); err != nil {
		return nil, fmt.Errorf("choose a name for the server: %w", err)
	}
	name := "podspan-" + release.Version + "-" + hex.EncodeToString(suffix)
	if dir == "" {
		dir = filepath.Join("/var/tmp", name) // a disk; /tmp is memory on many machines
	}
	if err := emptyDir(dir); err != nil {
		return nil, err
	}
	s := &Server{release: release, rec: record{Name: name, Dir: dir}, layout: layout{dir}, done: make(chan struct{})}
	if err := s.rec.keep(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	defer func() {
		if err != nil {
			log := s.Log()
			err = errors.Join(fmt.Errorf("start Podman %s: %w", release.Version, err), s.Stop())
			if log != "" {
				err = fmt.Errorf("%w\nthe server said: %s", err, lastLines(log, 20))
			}
		}
	}()
	if s.netns, err = makeNetNS(ctx, name); err != nil {
		return nil, err
	}
	if err := s.layout.write(release, storageDriver(dir)); err != nil {
		return nil, err
	}
	if err := s.launch(path); err != nil {
		return nil, err
	}
	s.client = unixClient(s.Socket())
	if err := s.awaitReady(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// executable finds the release's program and says how to get it.
func executable(release Release) (string, error) {
	cache, err := CacheDir()
	if err != nil {
		return "", err
	}
	path, err := release.Path(cache)
	if err != nil {
		return "", err
	}
	if !exists(path) {
		return "", fmt.Errorf("the server of Podman %s is not there yet: run make setup", release.Version)
	}
	return path, nil
}

func emptyDir(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the server's folder: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("look at the server's folder: %w", err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("the server's folder %s is not empty: it is removed at the end, so name a new one", dir)
	}
	return nil
}

func (s *Server) launch(path string) error {
	log, err := os.Create(s.layout.log())
	if err != nil {
		return fmt.Errorf("make the server's log: %w", err)
	}
	defer func() { _ = log.Close() }()
	argv := isolated(s.netns, s.layout.etc(), path, "system", "service", "--time=0", s.URI())
	s.cmd = exec.Command(program(argv[0]), argv[1:]...)
	s.cmd.Dir = s.layout.path("home")
	s.cmd.Env = s.layout.environment()
	s.cmd.Stdout, s.cmd.Stderr = log, log
	s.cmd.SysProcAttr = &syscall.SysProcAttr{
		Setpgid:   true,            // Ctrl-C is for us: the server is stopped in order
		Pdeathsig: syscall.SIGKILL, // a server must not outlive a test process that is killed
	}
	if err := s.cmd.Start(); err != nil {
		return fmt.Errorf("start the server's process: %w", err)
	}
	go func() {
		s.waitErr = s.cmd.Wait()
		close(s.done)
	}()
	return nil
}

// awaitReady asks until the server answers, and fails at once when its process ends.
func (s *Server) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		version, err := s.askVersion(ctx)
		switch {
		case err == nil && version != s.release.Version:
			return fmt.Errorf("the server says that it is %s", version)
		case err == nil:
			return nil
		}
		select {
		case <-s.done:
			return fmt.Errorf("the server ended before it answered: %v", s.waitErr) //nolint:errorlint // nil where it ended with 0
		case <-ctx.Done():
			return fmt.Errorf("no answer to /_ping: %w (last: %w)", ctx.Err(), err)
		case <-tick.C:
		}
	}
}

// storageDriver is overlay unless the kernel refuses it here; then it says so and takes vfs.
func storageDriver(dir string) string {
	err := tryOverlay(filepath.Join(dir, "probe"))
	if err == nil {
		return "overlay"
	}
	fmt.Fprintf(os.Stderr, "servers: the kernel refuses overlay mounts below %s (%v): using the slow vfs driver\n", dir, err)
	return "vfs"
}

func tryOverlay(dir string) error {
	defer func() { _ = os.RemoveAll(dir) }()
	for _, d := range []string{"l", "u", "w", "m"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			return err
		}
	}
	options := fmt.Sprintf("lowerdir=%[1]s/l,upperdir=%[1]s/u,workdir=%[1]s/w", dir)
	target := filepath.Join(dir, "m")
	if err := unix.Mount("overlay", target, "overlay", 0, options); err != nil {
		return err
	}
	return unix.Unmount(target, 0)
}
