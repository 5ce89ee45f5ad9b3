//go:build linux

package integration

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"testing"

	"github.com/podspan/podspan/integration/servers"
	"github.com/rogpeppe/go-internal/testscript"
)

// group holds every server of this run, so that one call stops them however the run ends.
var group servers.Group

// TestMain stops the servers after the tests, and also when the run is interrupted. It starts none:
// the first test that needs them does, so that a test of a helper runs anywhere.
func TestMain(m *testing.M) {
	stopOnSignal()
	testscript.Main(stopAfter{m}, map[string]func(){"pty": ptyMain})
}

// stopAfter runs the tests, then stops the servers; servers that cannot be stopped fail the run.
type stopAfter struct{ m *testing.M }

func (s stopAfter) Run() int {
	code := s.m.Run()
	if err := group.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "FAIL: stop the servers:", err)
		code = max(code, 1)
	}
	return code
}

func stopOnSignal() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		sig := <-signals
		fmt.Fprintf(os.Stderr, "%s: stopping the servers\n", sig)
		if err := group.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, "stop the servers:", err)
		}
		os.Exit(130)
	}()
}

// shared starts every release once, side by side. PODSPAN_TEST_RELEASES ("3.4.4,4.9.5") chooses
// fewer while one works on something; a server that was asked for and cannot start is an error.
var shared = sync.OnceValues(func() ([]*servers.Server, error) {
	ctx := context.Background()
	rs, err := servers.Select(wantedReleases()...)
	if err != nil {
		return nil, err
	}
	if err := servers.CheckHost(rs...); err != nil {
		return nil, err
	}
	cache, err := servers.CacheDir()
	if err != nil {
		return nil, err
	}
	if err := servers.Ensure(ctx, cache, os.Stderr, rs...); err != nil {
		return nil, err
	}
	return group.StartAll(ctx, rs)
})
