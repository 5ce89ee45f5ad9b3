package container

import (
	"context"
	"errors"
	"os"
	"syscall"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// session is a foreground attachment: this program's streams and terminal on
// one side, those of a container or an exec session on the other.
type session struct {
	tty     bool // the other side is a terminal
	streams flags.Streams
	keys    string // detach keys; empty: none

	open   func(context.Context, core.AttachOptions) (*core.Attachment, error)
	begin  func(context.Context) error // starts what was attached to; nil: it runs
	resize func(context.Context, core.TerminalSize) error
	signal func(context.Context, core.Signal) error // nil: signals are not proxied
}

// beginError is a session that did not come about: what it attaches to cannot
// be prepared or started.
type beginError struct{ err error }

func (e *beginError) Error() string { return e.err.Error() }

func (e *beginError) Unwrap() error { return e.err }

// attach runs the session until the other side's output ends. Whatever ends
// it, the terminal is as before when it returns.
func (a Commands) attach(ctx context.Context, s session) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	keyboard := a.keyboard(s)
	att, err := s.open(ctx, a.attachOptions(s))
	if err != nil {
		return &beginError{err}
	}
	defer func() { _ = att.Close() }() // what went wrong on it has been returned
	begun := make(chan struct{})
	if s.signal != nil {
		// Until the terminal is restored: signals have their usual effect afterwards.
		defer a.proxySignals(ctx, s.signal, begun)()
	}
	restore, err := a.Gate.Raw(keyboard)
	if err != nil {
		return err
	}
	defer restore()

	resized := a.followSize(ctx, s)
	defer resized.stop()
	if s.begin != nil {
		resized.once(ctx) // servers that take the size of a container to come start it right
		if err := s.begin(ctx); err != nil {
			return &beginError{err}
		}
	}
	close(begun)
	resized.changed()
	err = att.Run()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// keyboard returns the terminal to be put into raw mode: standard input, if it
// is attached and a terminal. Where the output goes does not matter, as in
// podman: "run -it … | tee log" is typed into as much.
func (a Commands) keyboard(s session) *os.File {
	if !s.tty || !s.streams.Stdin {
		return nil
	}
	return common.TerminalOf(a.Stdin)
}

func (a Commands) attachOptions(s session) core.AttachOptions {
	o := core.AttachOptions{TTY: s.tty}
	if s.streams.Stdin {
		o.Stdin = a.Stdin
	}
	if s.streams.Stdout {
		o.Stdout = a.Stdout
	}
	if s.streams.Stderr {
		o.Stderr = a.Stderr
	}
	o.DetachKeys = a.usableKeys(s.tty, s.keys)
	return o
}

// usableKeys leaves the detach keys out where no person types: piped data may
// contain their bytes and has to arrive whole.
func (a Commands) usableKeys(tty bool, keys string) string {
	if tty || common.TerminalOf(a.Stdin) != nil {
		return keys
	}
	return ""
}

// proxySignals sends the signals that this program receives to the other side,
// in order, once it has begun. The returned function ends that.
func (a Commands) proxySignals(ctx context.Context, send func(context.Context, core.Signal) error, begun <-chan struct{}) (stop func()) {
	queue := make(chan core.Signal, signalQueue)
	go func() {
		select {
		case <-begun:
		case <-ctx.Done():
			return
		}
		for {
			select {
			case sig := <-queue:
				err := send(ctx, sig)
				// One that has ended is what the caller is about to find out.
				if err != nil && ctx.Err() == nil && !errors.Is(err, core.ErrNotFound) && !stateImproper(err) {
					a.PrintError("forwarding "+sig.String(), err)
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return a.Gate.To(func(s syscall.Signal) {
		if sig, ok := common.LinuxSignal(s); ok {
			select {
			case queue <- sig:
			default: // as many are on their way already
			}
		}
	}, common.Proxied())
}

// signalQueue is how many signals may wait for the other side to begin.
const signalQueue = 64
