//go:build !windows

package probe

import (
	"os"
	"os/exec"
	"os/signal"
	"sync"
	"syscall"
)

// dispositions is held while signals are changed for a child: they belong to
// the whole process.
var dispositions sync.Mutex

// startDetached starts cmd in a session of its own, so that an interrupt typed
// at our terminal does not reach it, and with no signal ignored: containers
// inherit that, and one that ignores SIGINT cannot be stopped with it.
func startDetached(cmd *exec.Cmd) error {
	dispositions.Lock()
	defer dispositions.Unlock()
	// A signal that is handled here is back to its default in a child; one that
	// is ignored (nohup, a script's "&") stays ignored.
	var ignored []os.Signal
	for _, sig := range []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGPIPE, syscall.SIGUSR1,
		syscall.SIGUSR2} {
		if signal.Ignored(sig) {
			ignored = append(ignored, sig)
		}
	}
	if len(ignored) > 0 {
		c := make(chan os.Signal, 8)
		signal.Notify(c, ignored...)
		defer signal.Ignore(ignored...)
		defer signal.Stop(c)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	return cmd.Start()
}

// stopDetached ends cmd and what it started, which are a process group.
func stopDetached(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
