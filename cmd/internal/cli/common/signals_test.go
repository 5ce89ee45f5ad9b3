//go:build unix

package common

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

func raise(t *testing.T, sig syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		t.Fatal(err)
	}
}

func within[T any](t *testing.T, what string, c <-chan T) (got T) {
	t.Helper()
	select {
	case got = <-c:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: nothing came", what)
	}
	return got
}

// The endings are caught before, while and after signals are proxied, and at no
// moment uncaught: another receiver, which only a reset would take them from, has
// them afterwards, too.
func TestEndingsAreAlwaysCaught(t *testing.T) {
	ctx, gate := OpenGate(t.Context())
	defer gate.Close()
	other := make(chan os.Signal, 4)
	signal.Notify(other, endings...)
	defer signal.Stop(other)

	sent := make(chan syscall.Signal, 4)
	restore := gate.To(func(s syscall.Signal) { sent <- s }, Proxied())
	for _, sig := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGTERM} {
		raise(t, sig)
		if got := within(t, "the container", sent); got != sig || ctx.Err() != nil {
			t.Errorf("%v: %v was proxied, and the run: %v", sig, got, context.Cause(ctx))
		}
	}
	within(t, "another receiver", other)
	restore()
	raise(t, syscall.SIGHUP)
	within(t, "the run", ctx.Done())
	var end *Interrupted
	if !errors.As(context.Cause(ctx), &end) || end.Sig != syscall.SIGHUP {
		t.Errorf("the run's cause: %v", context.Cause(ctx))
	}
	if got := within(t, "another receiver, afterwards", other); got != syscall.SIGHUP || len(sent) > 0 {
		t.Errorf("it got %v; the container %d more", got, len(sent))
	}
}

// A signal for a container that comes too late is no reason to end the run.
func TestLateSignal(t *testing.T) {
	ctx, gate := OpenGate(t.Context())
	defer gate.Close()
	gate.in <- syscall.SIGCONT
	gate.in <- syscall.SIGTERM
	within(t, "the run", ctx.Done())
	var end *Interrupted
	if !errors.As(context.Cause(ctx), &end) || end.Sig != syscall.SIGTERM {
		t.Errorf("the run's cause: %v", context.Cause(ctx))
	}
}

// Where nothing but endings is proxied, no signal loses its receiver.
func TestOnlyEndingsProxied(t *testing.T) {
	ctx, gate := OpenGate(t.Context())
	defer gate.Close()
	gate.To(func(syscall.Signal) {}, []os.Signal{os.Interrupt, syscall.SIGTERM})() // as on Windows
	raise(t, syscall.SIGTERM)
	within(t, "the run", ctx.Done())
}

// A second ending ends the program at once, after the terminal is restored.
func TestSecondEnding(t *testing.T) {
	ctx, gate := OpenGate(t.Context())
	defer gate.Close()
	done := make(chan string, 4)
	gate.mu.Lock()
	gate.restore = func() { done <- "restored" }
	gate.die = func(s syscall.Signal) { done <- s.String() }
	gate.mu.Unlock()
	raise(t, syscall.SIGTERM)
	within(t, "the run", ctx.Done())
	if len(done) > 0 {
		t.Errorf("the first one: %s", <-done)
	}
	raise(t, syscall.SIGHUP)
	for _, want := range []string{"restored", syscall.SIGHUP.String()} {
		if got := within(t, want, done); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
