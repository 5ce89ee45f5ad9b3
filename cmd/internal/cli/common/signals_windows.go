package common

import (
	"os"
	"syscall"

	"github.com/podspan/podspan/core"
)

// Proxied returns the signals that go to a container in the foreground:
// Windows has Ctrl-C and the closing of the console.
func Proxied() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }

// LinuxSignal returns Linux's number of a signal of this system.
func LinuxSignal(s syscall.Signal) (core.Signal, bool) {
	switch s {
	case syscall.SIGINT:
		return core.SIGINT, true
	case syscall.SIGTERM:
		return core.SIGTERM, true
	}
	return 0, false
}

// dieOf ends the program as the signal would.
func dieOf(sig syscall.Signal) { os.Exit((&Interrupted{sig}).code()) }
