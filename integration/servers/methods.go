//go:build linux

package servers

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

// termLimit is how long a server may take to end by itself before it is killed.
const termLimit = 3 * time.Second

// Release is the row that the server was started from.
func (s *Server) Release() Release { return s.release }

// Version is the release's version, which the server has confirmed.
func (s *Server) Version() string { return s.release.Version }

// Socket is the path of the server's unix socket.
func (s *Server) Socket() string { return s.layout.socket() }

// URI is the server's address, as CONTAINER_HOST takes it.
func (s *Server) URI() string { return "unix://" + s.Socket() }

// NetNS is the path of the server's network namespace: published ports are reachable in there only.
func (s *Server) NetNS() string { return s.netns }

// Dir is the server's folder, which Stop removes.
func (s *Server) Dir() string { return s.layout.dir }

// PID is the server's process.
func (s *Server) PID() int { return s.cmd.Process.Pid }

// Done is closed when the server's process has ended.
func (s *Server) Done() <-chan struct{} { return s.done }

// Log is what the server has written to its standard error so far.
func (s *Server) Log() string {
	data, err := os.ReadFile(s.layout.log())
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.lastLog
	}
	return string(data)
}

// Kill ends the server's process with SIGKILL and waits for its end: a server that dies in the
// middle of a request. Its containers go on, as they would; Stop still cleans up.
func (s *Server) Kill() error {
	if err := s.cmd.Process.Signal(syscall.SIGKILL); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("kill the server: %w", err)
	}
	select {
	case <-s.done:
		return nil
	case <-time.After(termLimit):
		return fmt.Errorf("the server (process %d) does not die", s.PID())
	}
}

// Stop ends the server and its containers and removes everything that it made. A second call waits
// for the first and returns the same: who calls it may end the process right afterwards.
func (s *Server) Stop() error {
	s.stopOnce.Do(func() { s.stopErr = s.stop() })
	return s.stopErr
}

func (s *Server) stop() error {
	log := s.Log()
	s.mu.Lock()
	s.lastLog = log
	registry := s.registry
	s.mu.Unlock()

	var errs []error
	if registry != nil {
		errs = append(errs, registry.Close())
	}
	pods := s.podIDs()
	s.terminate()
	// Not the caller's context: it may be why we stop.
	errs = append(errs, teardown(context.Background(), s.rec, pods), s.rec.drop())
	if s.client != nil {
		s.client.CloseIdleConnections()
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("stop Podman %s: %w", s.release.Version, err)
	}
	return nil
}

// terminate asks the server to end; teardown kills it if it does not.
func (s *Server) terminate() {
	if s.cmd == nil || s.cmd.Process == nil {
		return
	}
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return // it has ended
	}
	select {
	case <-s.done:
	case <-time.After(termLimit):
	}
}
