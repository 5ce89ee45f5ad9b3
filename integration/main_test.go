//go:build linux

package integration

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/podspan/podspan/integration/leftout"
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

// realServers returns every server, started once for all tests. It leaves the test out where this machine cannot run them, or has
// not built them yet, unless make test or PODSPAN_TEST_RELEASES asks for them.
func realServers(t *testing.T) []*servers.Server {
	t.Helper()
	if !leftout.All() && len(wantedReleases()) == 0 {
		if err := ready(); err != nil {
			leftout.Skip(t, "tests on real servers", err)
		}
	}
	started, err := shared()
	if err != nil {
		t.Fatalf("the test servers do not start: %v", err)
	}
	return started
}

// ready says what is missing here to run the servers, the first thing only.
var ready = sync.OnceValue(func() error {
	if os.Geteuid() != 0 {
		return errors.New("they need root")
	}
	if err := servers.CheckHost(servers.All()...); err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return errors.New(first)
	}
	cache, err := servers.CacheDir()
	if err != nil {
		return err
	}
	for _, r := range servers.All() {
		path, err := r.Path(cache)
		if err != nil {
			return err
		}
		if _, err := os.Stat(path); err != nil {
			return fmt.Errorf("Podman %s is not built yet", r.Version)
		}
	}
	return nil
})

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
