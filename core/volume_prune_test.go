package core

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// pruneServer has three unused volumes. It joins filters of several keys with
// OR, as every release does, and counts what it was asked.
func pruneServer(t *testing.T, version string, volumes map[string]string, inUse ...string) (*Client, *scriptConn) {
	return scripted(t, version, func(_ context.Context, r Request) (io.Reader, error) {
		name := r.Vars["name"]
		switch r.Op {
		case OpVolumeList:
			var all []string
			for _, n := range []string{"old-a", "new-a", "old-b"} {
				old := strings.HasPrefix(n, "old")
				if v, ok := volumes[n]; ok && (old || !strings.Contains(r.Query.Get("filters"), "until")) {
					all = append(all, v)
				}
			}
			return strings.NewReader("[" + strings.Join(all, ",") + "]"), nil
		case OpVolumeInspect:
			if v, ok := volumes[name]; ok {
				return strings.NewReader(v), nil
			}
			for n, v := range volumes { // the beginning of a name is enough
				if strings.HasPrefix(n, name) {
					return strings.NewReader(v), nil
				}
			}
			return nil, &APIError{Status: 404, Version: MustVersion(version)}
		case OpVolumeRemove:
			if slices.Contains(inUse, name) {
				return nil, &APIError{Status: 409, Version: MustVersion(version)}
			}
			delete(volumes, name)
			return strings.NewReader(""), nil
		}
		t.Errorf("%s was sent", r.Op)
		return nil, errors.New("unexpected")
	})
}

func threeVolumes() map[string]string {
	return map[string]string{
		"old-a": `{"Name":"old-a","CreatedAt":"2020-01-01T00:00:00Z","Labels":{"a":"1"}}`,
		"new-a": `{"Name":"new-a","CreatedAt":"2026-01-01T00:00:00Z","Labels":{"a":"1","b":"1"}}`,
		"old-b": `{"Name":"old-b","CreatedAt":"2020-01-01T00:00:00Z","Labels":{"b":"1"}}`,
	}
}

// TestPruneVolumesTakesWhatPassesEveryFilter: no server is asked for a prune
// that would remove more than was asked for.
func TestPruneVolumesTakesWhatPassesEveryFilter(t *testing.T) {
	for _, tc := range []struct {
		version string
		filters map[string][]string
		removed string
	}{
		{"4.9.5", map[string][]string{"label": {"a=1"}, "until": {"24h"}}, "old-a"},
		{"5.8.2", map[string][]string{"label": {"a=1"}, "until": {"24h"}}, "old-a"},
		{"3.4.4", map[string][]string{"label": {"a=1"}, "until": {"24h"}}, "old-a"},
		{"4.9.5", map[string][]string{"label": {"a"}, "label!": {"b"}}, "old-a"},
		{"4.9.5", map[string][]string{"label!": {"a", "b"}}, ""},
		{"4.9.5", map[string][]string{"label!": {"a", "c"}}, "old-b"},
		{"3.4.4", map[string][]string{"label": {"a", "b"}}, "new-a"},
		{"3.4.4", map[string][]string{"label!": {"a"}}, "old-b"},
		{"3.4.4", map[string][]string{"label": {"b*"}}, "new-a old-b"},
	} {
		c, _ := pruneServer(t, tc.version, threeVolumes())
		pruned, err := c.PruneVolumes(t.Context(), PruneVolumesOptions{Filters: tc.filters})
		var names []string
		for _, p := range pruned.Volumes {
			names = append(names, p.ID)
			if p.Err != nil {
				t.Errorf("%s, %v: %s", tc.version, tc.filters, *p.Err)
			}
		}
		if got := strings.Join(names, " "); err != nil || got != tc.removed {
			t.Errorf("%s, %v: removed %q, %v; want %q", tc.version, tc.filters, got, err, tc.removed)
		}
	}
}

func TestPruneVolumesLeavesWhatIsAnotherOneByNow(t *testing.T) {
	filters := PruneVolumesOptions{Filters: map[string][]string{"label": {"a"}, "label!": {"b"}}}
	c, conn := pruneServer(t, "4.9.5", threeVolumes(), "old-a")
	if pruned, err := c.PruneVolumes(t.Context(), filters); err != nil || len(pruned.Volumes) != 0 {
		t.Errorf("a volume in use by now: %v, %v", pruned.Volumes, err)
	}
	if n := len(conn.requests(OpVolumeRemove)); n != 1 {
		t.Errorf("%d removes", n)
	}
	// It goes after the list, and the server takes its name for the beginning of another's.
	volumes := threeVolumes()
	c, conn = pruneServer(t, "4.9.5", volumes)
	answer := conn.answer
	conn.answer = func(ctx context.Context, r Request) (io.Reader, error) {
		if r.Op == OpVolumeInspect {
			delete(volumes, "old-a")
			volumes["old-a-data"] = `{"Name":"old-a-data","CreatedAt":"2020-01-01T00:00:00Z"}`
		}
		return answer(ctx, r)
	}
	if pruned, err := c.PruneVolumes(t.Context(), filters); err != nil || len(pruned.Volumes) != 0 || len(conn.requests(OpVolumeRemove)) != 0 {
		t.Errorf("another volume of that beginning: %v, %v, sent %v", pruned.Volumes, err, conn.sent)
	}
	if _, err := c.PruneVolumes(t.Context(), PruneVolumesOptions{Filters: map[string][]string{"label": {"a"},
		"all": {"true"}}}); !errors.Is(err, ErrInvalid) {
		t.Errorf("a filter that lists do not have: %v", err)
	}
}
