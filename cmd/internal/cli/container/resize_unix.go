//go:build unix

package container

import (
	"os"
	"os/signal"
	"syscall"
)

// onResize calls f each time the size of the terminal may have changed, until
// stop is called.
func onResize(_ *os.File, f func()) (stop func()) {
	changes := make(chan os.Signal, 1) // one is enough: f asks for the size as it is then
	signal.Notify(changes, syscall.SIGWINCH)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-changes:
				f()
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(changes)
		close(done)
	}
}
