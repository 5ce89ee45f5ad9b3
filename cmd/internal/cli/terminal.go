package cli

import (
	"fmt"
	"os"
	"sync"

	"golang.org/x/term"

	"github.com/podspan/podspan/core"
)

// terminalOf returns the file of a stream if it is a terminal, else nil.
func terminalOf(stream any) *os.File {
	f, ok := stream.(*os.File)
	if !ok || f == nil || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return f
}

// screen returns the terminal whose size the other side is to have: standard
// output, or standard input where the output goes elsewhere; nil if neither is one.
func (a *app) screen() *os.File {
	if f := terminalOf(a.Stdout); f != nil {
		return f
	}
	return terminalOf(a.Stdin)
}

// terminalSize returns the size of the terminal that f is.
func terminalSize(f *os.File) (core.TerminalSize, bool) {
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
