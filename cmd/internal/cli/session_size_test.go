//go:build linux

package cli

import (
	"context"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/podspan/podspan/core"
)

// A change is told at once, with the size of that moment, and again when it has
// settled; a telling that failed is repeated.
func TestSizeIsToldAgain(t *testing.T) {
	master, screen, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer master.Close()
	defer screen.Close()
	told := make(chan core.TerminalSize)
	fail := true
	z := &sizer{screen: screen, trigger: make(chan struct{}, 1), resize: func(ctx context.Context, s core.TerminalSize) error {
		if fail {
			fail = false
			return core.ErrNotFound
		}
		select {
		case told <- s:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go z.loop(ctx)
	if err := pty.Setsize(screen, &pty.Winsize{Rows: 40, Cols: 120}); err != nil {
		t.Fatal(err)
	}
	z.changed()
	for i := range 2 {
		select {
		case got := <-told:
			if got.Height != 40 || got.Width != 120 {
				t.Errorf("told %+v", got)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("told %d times", i)
		}
	}
	select {
	case got := <-told:
		t.Errorf("told a third time: %+v", got)
	case <-time.After(2 * resizeSettle):
	}
}
