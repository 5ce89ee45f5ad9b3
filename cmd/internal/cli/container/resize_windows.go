package container

import (
	"os"
	"time"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// resizePoll is how often the size is looked at: Windows sends no signal.
const resizePoll = 250 * time.Millisecond

// onResize calls f each time the size of the terminal has changed, until stop
// is called.
func onResize(terminal *os.File, f func()) (stop func()) {
	tick := time.NewTicker(resizePoll)
	done := make(chan struct{})
	go func() {
		last, _ := common.TerminalSize(terminal)
		for {
			select {
			case <-tick.C:
				if size, ok := common.TerminalSize(terminal); ok && size != last {
					last = size
					f()
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		tick.Stop()
		close(done)
	}
}
