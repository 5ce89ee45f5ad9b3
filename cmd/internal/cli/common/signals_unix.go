//go:build unix

package common

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/podspan/podspan/core"
)

// Proxied returns the signals that go to a container in the foreground: all
// that can be caught, but not those that are about this program only: its
// children, its pipes, Go's own preemption, and the size of its terminal.
func Proxied() []os.Signal {
	var out []os.Signal
	for n := 1; n < 32; n++ {
		s := syscall.Signal(n)
		switch s {
		case syscall.SIGKILL, syscall.SIGSTOP, syscall.SIGCHLD, syscall.SIGPIPE, syscall.SIGURG, syscall.SIGWINCH,
			// Faults of this program itself.
			syscall.SIGSEGV, syscall.SIGBUS, syscall.SIGFPE, syscall.SIGILL, syscall.SIGTRAP, syscall.SIGSYS,
			// The runtime's profiler.
			syscall.SIGPROF:
			continue
		}
		if unix.SignalName(s) != "" {
			out = append(out, s)
		}
	}
	return out
}

// LinuxSignal returns Linux's number of a signal of this system, which may
// have another one.
func LinuxSignal(s syscall.Signal) (core.Signal, bool) {
	sig, err := core.ParseSignal(unix.SignalName(s))
	return sig, err == nil
}

// dieOf ends the program by the signal, as it would end one that does not catch it.
func dieOf(sig syscall.Signal) {
	signal.Reset(sig)
	_ = syscall.Kill(os.Getpid(), sig) // nobody is left to hear of it
	time.Sleep(time.Second)            // it comes when the system likes
	os.Exit((&Interrupted{sig}).code())
}
