//go:build linux

package integration

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
	"github.com/podspan/podspan/integration/servers"
)

// watcher reads the events of the load's containers through the load's own
// client, from a stream that breaks at each swap.
type watcher struct {
	t      *testing.T
	client *core.Client
	since  string // when the load began

	mu      sync.Mutex
	seen    map[string]bool // containers whose creation was told
	streams int             // that a swap has ended
}

func newWatcher(t *testing.T, client *core.Client) *watcher {
	return &watcher{t: t, client: client, since: time.Now().UTC().Format(time.RFC3339Nano), seen: map[string]bool{}}
}

// watch reads until ctx ends. A stream must not end as if there were no more
// events, and each event has the same form, whichever server tells it.
func (w *watcher) watch(ctx context.Context) {
	for ctx.Err() == nil {
		_, err := w.client.Events(ctx, func(e reply.Event) error {
			if e.Type != "container" || e.Status != "create" || e.Name == "" || e.Attributes[replacedLabel] != e.Name || e.Time.IsZero() {
				w.t.Errorf("an event of another form: %+v", e)
			}
			w.mu.Lock()
			w.seen[e.Name] = true
			w.mu.Unlock()
			return nil
		}, core.EventsOptions{
			Since: w.since, Stream: true,
			Filters: map[string][]string{"type": {"container"}, "event": {"create"}, "label": {replacedLabel}},
		})
		if err == nil {
			w.t.Error("a stream of events ended without an error")
			return
		}
		if ctx.Err() != nil {
			return
		}
		w.mu.Lock()
		w.streams++
		w.mu.Unlock()
		if !errors.Is(err, core.ErrUnreachable) && !errors.As(err, new(*core.ReplacedError)) {
			w.t.Errorf("events: %v", err)
		}
	}
}

// missing are the containers of made whose creation was not told yet.
func (w *watcher) missing(made map[string]bool) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for name := range made {
		if !w.seen[name] {
			out = append(out, name)
		}
	}
	return out
}

// sawAll puts one server after the other behind the socket, and holds that every
// container that was made on any of them is told of in the end.
func (w *watcher) sawAll(made map[string]bool, g *gateway, on ...*servers.Server) {
	limit := time.Now().Add(2 * time.Minute)
	for i := 0; len(w.missing(made)) > 0; i++ {
		if time.Now().After(limit) {
			w.t.Errorf("no event told of the creation of %v", w.missing(made))
			return
		}
		g.replace(on[i%len(on)])
		for first := time.Now(); len(w.missing(made)) > 0 && time.Since(first) < 5*time.Second; time.Sleep(10 * time.Millisecond) {
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.streams == 0 {
		w.t.Error("no stream of events met a swap")
	}
}
