package common

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/podspan/podspan/core"
)

// Sleep waits for d or until the command is interrupted.
func Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-t.C:
		return nil
	}
}

// ClearScreen empties a terminal and begins at its top.
const ClearScreen = "\x1b[2J\x1b[1;1H"

// TerminalOf returns the file of a stream if it is a terminal, else nil.
func TerminalOf(stream any) *os.File {
	f, ok := stream.(*os.File)
	if !ok || f == nil || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return f
}

// Screen returns the terminal whose size the other side is to have: standard
// output, or standard input where the output goes elsewhere; nil if neither is one.
func (a *App) Screen() *os.File {
	if f := TerminalOf(a.Stdout); f != nil {
		return f
	}
	return TerminalOf(a.Stdin)
}

// TerminalSize returns the size of the terminal that f is.
func TerminalSize(f *os.File) (core.TerminalSize, bool) {
	width, height, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 || height <= 0 || width > 1<<16-1 || height > 1<<16-1 {
		return core.TerminalSize{}, false
	}
	return core.TerminalSize{Height: uint16(height), Width: uint16(width)}, true
}

// rawTerminal makes the terminal pass on every key and every byte. The
// returned function puts back what was before; it may be called more than once.
// nil is no terminal: nothing is done.
func rawTerminal(f *os.File) (restore func(), err error) {
	if f == nil {
		return func() {}, nil
	}
	before, err := term.MakeRaw(int(f.Fd()))
	if err != nil {
		return nil, fmt.Errorf("set the terminal to raw mode: %w", err)
	}
	var once sync.Once
	return func() {
		once.Do(func() {
			// A terminal that has hung up cannot be restored and need not be.
			_ = term.Restore(int(f.Fd()), before)
		})
	}, nil
}
