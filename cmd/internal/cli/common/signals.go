package common

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// Interrupted is the cause of a run that a signal ended.
type Interrupted struct{ Sig syscall.Signal }

func (e *Interrupted) Error() string { return fmt.Sprintf("interrupted: %s", e.Sig) }

// Is makes errors.Is(err, context.Canceled) true.
func (e *Interrupted) Is(target error) bool { return target == context.Canceled }

// code is the shell's exit code for a program that the signal ended.
func (e *Interrupted) code() int { return 128 + int(e.Sig) }

// endings are the signals that end a program that does not expect them. Caught,
// they end the run's context instead, so that whatever is on its way out, the
// terminal is restored first.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}

// signalGate decides what becomes of the signals that the program receives:
// they end the run, or go to a container.
type signalGate struct {
	in  chan os.Signal
	end context.CancelCauseFunc
	die func(syscall.Signal) // ends the program at once

	mu      sync.Mutex
	proxy   func(syscall.Signal) // nil: signals end the run
	restore func()               // of the terminal; nil: it is as it was
}

// OpenGate catches signals from now on. The context ends with an
// [*interrupted] cause when one of the endings comes and is not proxied.
func OpenGate(parent context.Context) (context.Context, *signalGate) {
	ctx, cancel := context.WithCancelCause(parent)
	// As large as a burst can be: the runtime drops what does not fit.
	g := &signalGate{in: make(chan os.Signal, 64), end: cancel, die: dieOf}
	signal.Notify(g.in, endings...)
	go g.loop()
	return ctx, g
}

func (g *signalGate) loop() {
	ending := false
	for s := range g.in {
		sig, ok := s.(syscall.Signal)
		if !ok {
			continue
		}
		g.mu.Lock()
		proxy := g.proxy
		g.mu.Unlock()
		if proxy != nil {
			proxy(sig)
			continue
		}
		if !slices.Contains(endings, s) {
			continue // it came too late for whom it was meant
		}
		// A second one ends the program at once, whatever hangs.
		if ending {
			g.endNow(sig)
		}
		ending = true
		g.end(&Interrupted{sig})
	}
}

// endNow ends the program by the signal. The terminal is as it was, and stays so.
func (g *signalGate) endNow(sig syscall.Signal) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.restore != nil {
		g.restore()
	}
	g.die(sig)
}

// Raw is [rawTerminal] of a terminal that is restored whatever signals come.
func (g *signalGate) Raw(f *os.File) (restore func(), err error) {
	if g == nil {
		return rawTerminal(f)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.restore, err = rawTerminal(f)
	return g.restore, err
}

// To sends every signal that can be proxied to f until the returned function
// is called. The endings are caught all the time: uncaught for a moment, one would
// end the program and leave the terminal raw. A nil gate, as tests have, proxies
// nothing.
func (g *signalGate) To(f func(syscall.Signal), sigs []os.Signal) (restore func()) {
	if g == nil {
		return func() {}
	}
	g.set(f)
	signal.Notify(g.in, sigs...)
	return func() {
		g.set(nil)
		others := slices.DeleteFunc(slices.Clone(sigs), func(s os.Signal) bool { return slices.Contains(endings, s) })
		if len(others) > 0 { // none would mean all
			signal.Reset(others...)
		}
	}
}

func (g *signalGate) set(f func(syscall.Signal)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.proxy = f
}

// Close gives the signals their usual meaning again.
func (g *signalGate) Close() {
	signal.Stop(g.in)
	close(g.in)
	g.end(nil)
}
