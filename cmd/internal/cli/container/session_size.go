package container

import (
	"context"
	"os"
	"time"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// sizer tells the other side the size of this terminal.
type sizer struct {
	screen  *os.File
	resize  func(context.Context, core.TerminalSize) error
	trigger chan struct{}
	unwatch func()
}

const (
	// Resizing is tried again until it succeeds: what has a terminal may take its
	// time to come up to it, and a size that was not taken would stay wrong.
	resizePause    = 50 * time.Millisecond // at first
	resizePauseMax = time.Second

	// A size is told again once the terminal has kept it for this long: conmon
	// loses the second of two that it finds in its control FIFO together, and the
	// server has answered 200 by then (4 of 80 pairs of requests in a row, on 4.3.1
	// with conmon 2.1.6). Telling the same size twice has no effect.
	resizeSettle = 250 * time.Millisecond
)

// followSize watches the terminal until stop is called or the context ends.
func (a Commands) followSize(ctx context.Context, s session) *sizer {
	z := &sizer{trigger: make(chan struct{}, 1), unwatch: func() {}}
	if s.tty && s.resize != nil {
		z.screen = a.Screen()
	}
	if z.screen == nil {
		return z
	}
	z.resize = s.resize
	z.unwatch = onResize(z.screen, z.changed)
	go z.loop(ctx)
	return z
}

// once tells the size and does not mind if it cannot.
func (z *sizer) once(ctx context.Context) bool {
	if z.screen == nil {
		return true
	}
	size, ok := common.TerminalSize(z.screen)
	return !ok || z.resize(ctx, size) == nil
}

// changed has the size told soon.
func (z *sizer) changed() {
	select {
	case z.trigger <- struct{}{}:
	default: // it is about to be read anyway
	}
}

func (z *sizer) loop(ctx context.Context) {
	var settled <-chan time.Time
	for {
		select {
		case <-z.trigger:
			settled = time.After(resizeSettle)
		case <-settled:
			settled = nil
		case <-ctx.Done():
			return
		}
		for pause := resizePause; !z.once(ctx); pause = min(2*pause, resizePauseMax) {
			select {
			case <-time.After(pause):
			case <-ctx.Done():
				return
			}
		}
	}
}

func (z *sizer) stop() { z.unwatch() }
