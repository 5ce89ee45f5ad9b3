package probe

import (
	"errors"
	"testing"

	"github.com/podspan/podspan/core"
)

// A service that is replaced by another major is noticed by the client on the
// answer, and the next request goes through the other adapter.
// A client that is not to choose again says so from the next call on.
func TestReplacedServiceIsNotChosenAgain(t *testing.T) {
	s := podmanService(t, "3.4.4")
	c, err := Connect(t.Context(), s.uri, WithChooseAgain(false))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	s.version.Store("4.9.5")
	if _, err := c.Info(t.Context(), core.ReadOptions{}); err != nil { // asks for the same on both
		t.Fatal(err)
	}
	var replaced *core.ReplacedError
	if _, err := c.Info(t.Context(), core.ReadOptions{}); !errors.As(err, &replaced) || !errors.Is(err, core.ErrNotApplied) ||
		s.pings.Load() != 1 {
		t.Errorf("%v after %d pings", err, s.pings.Load())
	}
}

func TestReplacedService(t *testing.T) {
	s := podmanService(t, "3.4.4")
	c, err := Connect(t.Context(), s.uri)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Info(t.Context(), core.ReadOptions{}); err != nil {
		t.Fatal(err)
	}
	if n, p := s.conns.Load(), s.pings.Load(); n != 1 || p != 1 {
		t.Errorf("%d connections and %d pings for a first call, want 1 and 1", n, p)
	}
	s.version.Store("4.9.5")
	for range 2 {
		if _, err := c.Info(t.Context(), core.ReadOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	if got := c.Server(); got.Adapter != "v4" || got.Version.String() != "4.9.5" {
		t.Errorf("got %+v", got)
	}
	if p := s.pings.Load(); p != 2 {
		t.Errorf("%d pings, want 2", p)
	}
}

func TestChooseAgain(t *testing.T) {
	s := podmanService(t, "3.4.4")
	e, link, err := thisSystem().open(t.Context(), s.uri, newOptions(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	if link.Server.Adapter != "v3" {
		t.Fatalf("adapter %q", link.Server.Adapter)
	}
	s.version.Store("4.9.5")
	link, err = e.rechoose(t.Context())
	if err != nil || link.Server.Adapter != "v4" || link.Server.Version.String() != "4.9.5" || link.Adapter.Name() != "v4" {
		t.Errorf("got %+v, %v", link.Server, err)
	}
	if n := s.conns.Load(); n != 2 {
		t.Errorf("%d connections, want a fresh one for the second choice", n)
	}
}
