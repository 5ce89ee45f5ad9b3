//go:build linux

package container

import (
	"bytes"
	"context"
	"os"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
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

// The size is that of whichever standard stream is a terminal, the output first;
// the keyboard is raw wherever the output goes.
func TestScreenAndKeyboard(t *testing.T) {
	master, terminal, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer master.Close()
	defer terminal.Close()
	master2, other, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer master2.Close()
	defer other.Close()
	interactive := session{tty: true, streams: flags.Streams{Stdin: true, Stdout: true}}
	for name, c := range map[string]struct {
		env              common.Env
		screen, keyboard *os.File
	}{
		"both":            {common.Env{Stdin: other, Stdout: terminal}, terminal, other},
		"output is piped": {common.Env{Stdin: other, Stdout: new(bytes.Buffer)}, other, other},
		"input is piped":  {common.Env{Stdin: new(bytes.Buffer), Stdout: terminal}, terminal, nil},
		"none":            {common.Env{Stdin: new(bytes.Buffer), Stdout: new(bytes.Buffer)}, nil, nil},
	} {
		a := Commands{App: &common.App{Env: c.env}}
		if got := a.Screen(); got != c.screen {
			t.Errorf("%s: the screen is %v", name, got)
		}
		if got := a.keyboard(interactive); got != c.keyboard {
			t.Errorf("%s: the keyboard is %v", name, got)
		}
		if got := a.keyboard(session{tty: true}); got != nil {
			t.Errorf("%s, without --interactive: the keyboard is %v", name, got)
		}
	}
}
