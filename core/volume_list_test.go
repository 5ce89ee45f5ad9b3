package core

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
)

// The lists of older servers are filtered as Podman 4.9 does it.
func TestVolumeFilters(t *testing.T) {
	const all = `[{"Name":"web-1","Driver":"local","Scope":"local","Labels":{"app":"web","io.x/y":"1"},"Options":{"type":"tmpfs"}},
		{"Name":"web-2","Driver":"nfs","Scope":"local","Labels":{"app":"db"}},{"Name":"old","Driver":"local","Scope":"global"}]`
	for _, tc := range []struct {
		filters map[string][]string
		want    string
		sent    string // filters that the server is asked for first; empty: none
	}{
		{nil, "web-1 web-2 old", ""},
		{map[string][]string{"name": {}}, "web-1 web-2 old", ""},
		{map[string][]string{"name": {"^web", "ld$"}}, "web-1 web-2 old", ""},
		{map[string][]string{"name": {"-[2]"}}, "web-2", ""},
		{map[string][]string{"name": {"[", "old"}}, "old", ""},
		{map[string][]string{"driver": {"nfs"}}, "web-2", ""},
		{map[string][]string{"scope": {"global", "x"}}, "old", ""},
		{map[string][]string{"label": {"app"}}, "web-1 web-2", ""},
		{map[string][]string{"label": {"app", "io.x/y=1"}}, "web-1", ""},
		{map[string][]string{"label": {"app=db"}}, "web-2", ""},
		{map[string][]string{"label": {"*/y"}}, "web-1", ""},
		{map[string][]string{"label": {"[*"}}, "", ""},
		{map[string][]string{"label!": {"app=db"}}, "web-1 old", ""},
		{map[string][]string{"opt": {"type"}}, "web-1", ""},
		{map[string][]string{"opt": {"type=nfs", "o"}}, "", ""},
		{map[string][]string{"opt": {"type=tmpfs"}, "driver": {"local"}}, "web-1", ""},
		{map[string][]string{"label!": {"app=db", "io.x/y"}}, "old", ""},
		{map[string][]string{"dangling": {"true"}}, "old", `{"dangling":["true"]}`},
		{map[string][]string{"dangling": {"true"}, "name": {"1"}}, "", `{"dangling":["true"]}`},
		{map[string][]string{"dangling": {"true"}, "name": {"ld"}}, "old", `{"dangling":["true"]}`},
	} {
		c, conn := scripted(t, "3.4.4", func(_ context.Context, r Request) (io.Reader, error) {
			if r.Query.Has("filters") {
				return strings.NewReader(`[{"Name":"old"}]`), nil
			}
			return strings.NewReader(all), nil
		})
		list, err := c.ListVolumes(t.Context(), ListVolumesOptions{Filters: tc.filters})
		var names []string
		for _, v := range list.Volumes {
			names = append(names, v.Name)
		}
		if got := strings.Join(names, " "); err != nil || got != tc.want {
			t.Errorf("%v: %q, %v; want %q", tc.filters, got, err, tc.want)
		}
		if got := conn.sent[0].Query.Get("filters"); got != tc.sent {
			t.Errorf("%v: the server is asked for %q, want %q", tc.filters, got, tc.sent)
		}
	}
	c, conn := scripted(t, "4.9.5", text(OpVolumeList, all))
	filters := map[string][]string{"label": {"a", "b"}}
	list, err := c.ListVolumes(t.Context(), ListVolumesOptions{Filters: filters})
	sent, _ := json.Marshal(filters)
	if err != nil || len(list.Volumes) != 3 || len(conn.sent) != 1 || conn.sent[0].Query.Get("filters") != string(sent) {
		t.Errorf("a server that can: %v, %v, sent %v", list.Volumes, err, conn.sent)
	}
}
