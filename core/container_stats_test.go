package core

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// statsServer answers with one report per second of two containers: a runs
// since the Unix second 1000 and is busy for half of the time; b has ended.
func statsServer(reports int, withStopped bool) func(context.Context, Request) (io.Reader, error) {
	return func(_ context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpContainerStats:
			var out strings.Builder
			for i := range reports {
				now := uint64(1010+i) * 1e9
				fmt.Fprintf(&out, `{"Stats":[{"ContainerID":"a","CPUNano":%d,"SystemNano":%d,"NetInput":1,"NetOutput":2}`, (now-1000e9)/2, now)
				if withStopped {
					out.WriteString(`,{"ContainerID":"b"}`)
				}
				out.WriteString("]}\n")
			}
			return strings.NewReader(out.String()), nil
		case OpContainerList:
			if r.Query.Get("all") == "" {
				return strings.NewReader(`[{"Id":"a","Names":["web"],"State":"running"}]`), nil
			}
			return strings.NewReader(`[{"Id":"a","Names":["web"],"State":"running"},{"Id":"b","Names":["off"],"State":"exited"}]`), nil
		case OpContainerInspect:
			if r.Vars["name"] == "b" {
				return strings.NewReader(`{"Id":"b","State":{"Status":"exited"}}`), nil
			}
			return strings.NewReader(`{"Id":"a","State":{"Running":true,"Status":"running","StartedAt":"1970-01-01T00:16:40Z"}}`), nil
		}
		return nil, nil
	}
}

func TestStatsAreOneShape(t *testing.T) {
	for _, tt := range []struct {
		version  string
		stopped  bool // what the server reports of by itself
		o        StatsContainersOptions
		ids      string
		n        int // reports taken of three
		query    string
		emulated bool // the CPU's share is worked out here
	}{
		{"4.9.5", true, StatsContainersOptions{All: true}, "ab", 1, "all=true&stream=false", false},
		{"4.9.5", false, StatsContainersOptions{Stream: true, Interval: 2 * time.Second}, "a", 3, "interval=2&stream=true", false},
		{"4.3.1", true, StatsContainersOptions{}, "a", 1, "stream=false", false},
		{"4.3.1", true, StatsContainersOptions{All: true}, "ab", 1, "stream=false", false},
		{"3.4.4", false, StatsContainersOptions{All: true}, "ab", 1, "stream=false", true},
		{"3.4.4", false, StatsContainersOptions{Stream: true}, "a", 3, "interval=5&stream=true", true},
		{"3.3.0", false, StatsContainersOptions{Stream: true, Interval: 2 * time.Second, Containers: []string{"a"}}, "a", 2,
			"containers=a&stream=true", true},
	} {
		c, conn := scripted(t, tt.version, statsServer(3, tt.stopped))
		n := 0
		_, err := c.StatsContainers(t.Context(), func(stats []reply.ContainerStats) error {
			n++
			ids := ""
			for _, s := range stats {
				ids += s.ContainerID
			}
			if ids != tt.ids {
				t.Errorf("%s %+v: containers %q", tt.version, tt.o, ids)
			}
			if s := stats[0]; tt.emulated && (s.CPU != 50 || s.AvgCPU != 50 || s.UpTime != time.Duration(s.CPUNano)) {
				t.Errorf("%s: report %d: %+v", tt.version, n, s)
			}
			if swapped := stats[0].NetInput == 2; swapped != (tt.version != "4.9.5") {
				t.Errorf("%s: %+v", tt.version, stats[0])
			}
			return nil
		}, tt.o)
		if got := conn.requests(OpContainerStats)[0].Query.Encode(); err != nil || n != tt.n || got != tt.query {
			t.Errorf("%s %+v: %d reports, sent %s, %v", tt.version, tt.o, n, got, err)
		}
	}
}

func noStats([]reply.ContainerStats) error { return nil }

func TestStatsRefusals(t *testing.T) {
	c, conn := scripted(t, "3.4.4", statsServer(1, false))
	var u *UnsupportedError
	if _, err := c.StatsContainers(t.Context(), noStats, StatsContainersOptions{Containers: []string{"b"}}); !errors.As(err, &u) ||
		u.Cap != CapStatsStopped {
		t.Errorf("one that has ended: %v", err)
	}
	for _, o := range []StatsContainersOptions{{All: true, Containers: []string{"a"}}, {Interval: 1500 * time.Millisecond},
		{Interval: -time.Second}} {
		if _, err := c.StatsContainers(t.Context(), noStats, o); !errors.Is(err, ErrInvalid) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := c.StatsContainers(t.Context(), nil, StatsContainersOptions{}); !errors.Is(err, ErrInvalid) {
		t.Errorf("nobody to tell: %v", err)
	}
	if len(conn.requests(OpContainerStats)) != 0 {
		t.Error("sent all the same")
	}
	paused := func(ctx context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpContainerStats:
			return strings.NewReader(`{"Stats":[]}`), nil
		case OpContainerList:
			return strings.NewReader(`[{"Id":"p","State":"paused"}]`), nil
		}
		return strings.NewReader(`{"Id":"p","State":{"Running":true,"Paused":true,"Status":"paused"}}`), nil
	}
	for _, o := range []StatsContainersOptions{{All: true}, {Containers: []string{"p"}}} {
		c, _ = scripted(t, "3.3.0", paused)
		if _, err := c.StatsContainers(t.Context(), noStats, o); !errors.As(err, &u) || u.Cap != CapStatsPaused {
			t.Errorf("one that is paused, %+v: %v", o, err)
		}
	}
}

func TestStatsErrorsHaveAReason(t *testing.T) {
	for names, want := range map[string]string{"b": "container b is exited", "a": "the server gives no reason"} {
		c, _ := scripted(t, "4.9.5", func(ctx context.Context, r Request) (io.Reader, error) {
			if r.Op == OpContainerStats {
				return strings.NewReader(`{"Error":"","Stats":null}`), nil
			}
			return statsServer(1, false)(ctx, r)
		})
		_, err := c.StatsContainers(t.Context(), noStats, StatsContainersOptions{Containers: []string{names}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", names, err)
		}
	}
}
