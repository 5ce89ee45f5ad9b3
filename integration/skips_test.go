//go:build linux

package integration

import (
	"sort"
	"sync"
	"testing"
)

// skipTracker finds scripts that no server ran.
type skipTracker struct {
	servers int
	mu      sync.Mutex
	ran     map[string]int
	skipped map[string]int
}

func newSkipTracker(servers int) *skipTracker {
	return &skipTracker{servers: servers, ran: map[string]int{}, skipped: map[string]int{}}
}

func (k *skipTracker) add(script string, skipped bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if skipped {
		k.skipped[script]++
	} else {
		k.ran[script]++
	}
}

// onlySkipped lists the scripts that every server was offered and skipped. One that -run kept from
// some servers is not judged.
func (k *skipTracker) onlySkipped() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	var out []string
	for script, n := range k.skipped {
		if n >= k.servers && k.ran[script] == 0 {
			out = append(out, script)
		}
	}
	sort.Strings(out)
	return out
}

func (k *skipTracker) report(t *testing.T) {
	for _, script := range k.onlySkipped() {
		t.Errorf("script %s was skipped on every server: it tests nothing", script)
	}
}

func TestSkipTracker(t *testing.T) {
	k := newSkipTracker(2)
	for _, c := range []struct {
		script  string
		skipped bool
	}{{"both", false}, {"both", false}, {"one", true}, {"one", false}, {"none", true}, {"none", true}, {"filtered", true}} {
		k.add(c.script, c.skipped)
	}
	if got := k.onlySkipped(); len(got) != 1 || got[0] != "none" {
		t.Errorf("scripts that no server ran: %q, want only none", got)
	}
}
