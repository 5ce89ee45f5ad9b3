package core

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// eventLog is what a server sends that has applied no filter.
const eventLog = `{"Type":"container","Status":"start","ID":"abc1","Name":"web","Time":"2026-01-01T00:00:01Z","Attributes":{"app":"x"}}
{"Type":"container","Status":"died","ID":"abc1","Name":"web","ContainerExitCode":7,"Time":"2026-01-01T00:00:02Z"}
{"Type":"volume","Status":"create","Name":"data-1","Time":"2026-01-01T00:00:03Z"}
`

func readEvents(t *testing.T, version string, o EventsOptions) (statuses []string, sent Request) {
	t.Helper()
	c, conn := scripted(t, version, text(OpEvents, eventLog))
	_, err := c.Events(t.Context(), func(e reply.Event) error { statuses = append(statuses, e.Type+" "+e.Status); return nil }, o)
	if err != nil {
		t.Fatal(err)
	}
	return statuses, conn.requests(OpEvents)[0]
}

func TestEventFiltersGoToTheServerThatAppliesThem(t *testing.T) {
	for _, tt := range []struct {
		version string
		filters map[string][]string
		sent    string
		want    []string
	}{
		{"4.9.5", map[string][]string{"event": {"die"}}, `{"event":["died"]}`, []string{"container start", "container died", "volume create"}},
		{"3.2.0", map[string][]string{"event": {"start", "die"}}, `{"event":["start","died"]}`,
			[]string{"container start", "container died", "volume create"}},
		{"3.1.0", map[string][]string{"event": {"start", "die"}}, "", []string{"container start", "container died"}},
		{"3.1.0", map[string][]string{"event": {"start", "create"}, "type": {"volume"}}, `{"type":["volume"]}`,
			[]string{"container start", "volume create"}},
		{"4.5.1", map[string][]string{"VOLUME": {"data"}}, "", []string{"volume create"}},
		{"4.6.0", map[string][]string{"volume": {"data"}}, `{"volume":["data"]}`, []string{"container start", "container died", "volume create"}},
		{"5.6.2", map[string][]string{"label": {"app"}}, "", []string{"container start"}},
		{"5.7.0", map[string][]string{"label": {"app"}}, `{"label":["app"]}`, []string{"container start", "container died", "volume create"}},
		{"3.1.0", map[string][]string{"label": {"app=x"}, "container": {"web", "abc"}}, `{"label":["app=x"]}`,
			[]string{"container start", "container died"}},
		{"3.1.0", map[string][]string{"image": {"web", "abc"}}, "", nil},
	} {
		got, r := readEvents(t, tt.version, EventsOptions{Filters: tt.filters})
		if !slices.Equal(got, tt.want) || r.Query.Get("filters") != tt.sent {
			t.Errorf("%s %v: sent %q, got %q", tt.version, tt.filters, r.Query.Get("filters"), got)
		}
	}
}

// Servers that do not tell labels leave nothing to filter by.
func TestEventLabelsAreNotFilteredBlindly(t *testing.T) {
	for _, filters := range []map[string][]string{{"label": {"app"}}, {"Label": {"app=y", "app=x"}}} {
		c, conn := scripted(t, "3.1.0", text(OpEvents, eventLog))
		_, err := c.Events(t.Context(), func(reply.Event) error { return nil }, EventsOptions{Filters: filters})
		if !errors.Is(err, ErrUnsupported) || len(conn.requests(OpEvents)) != 0 {
			t.Errorf("%v: %v", filters, err)
		}
	}
}

func TestEventTimes(t *testing.T) {
	for _, tt := range []struct {
		o             EventsOptions
		since, stream string
		n             int
	}{
		{EventsOptions{Since: "1767225600.5", Stream: true}, "2026-01-01T00:00:00.5Z", "true", 3},
		{EventsOptions{Since: "2026-01-01"}, "2026-01-01T00:00:00Z", "false", 3},
		{EventsOptions{Since: "0001-01-01"}, "0001-01-01T00:00:00Z", "false", 3},
		{EventsOptions{Until: "0001-01-01"}, "", "false", 0},
		{EventsOptions{Since: "90m"}, "1h30m0s", "false", 3},
		// A server that is told an end in the past stops before it has read.
		{EventsOptions{Until: "2026-01-01T00:00:02Z", Stream: true}, "", "false", 1},
		{EventsOptions{Until: "-1m", Stream: true}, "", "false", 3},
	} {
		got, r := readEvents(t, "4.9.5", tt.o)
		if r.Query.Get("since") != tt.since || r.Query.Get("stream") != tt.stream || r.Query.Has("until") || len(got) != tt.n {
			t.Errorf("%+v: sent %v, got %d events", tt.o, r.Query, len(got))
		}
	}
	_, r := readEvents(t, "4.9.5", EventsOptions{Until: "1h", Stream: true})
	if at, err := time.Parse(time.RFC3339Nano, r.Query.Get("until")); err != nil || time.Until(at) < 59*time.Minute {
		t.Errorf("an end to come: sent %v", r.Query)
	}
	each := func(reply.Event) error { return nil }
	for _, o := range []EventsOptions{{Since: "soon"}, {Until: "NaN"}, {Since: "1e300"}, {Since: "270000000000"}, {Stream: true}} {
		c, conn := scripted(t, "4.9.5", nil)
		if o.Stream {
			each = nil // nobody to tell
		}
		if _, err := c.Events(t.Context(), each, o); !errors.Is(err, ErrInvalid) || len(conn.requests(OpEvents)) != 0 {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestEventsEnd(t *testing.T) {
	stop := errors.New("enough")
	c, _ := scripted(t, "4.9.5", text(OpEvents, eventLog))
	if _, err := c.Events(t.Context(), func(reply.Event) error { return stop }, EventsOptions{}); err != stop {
		t.Errorf("the caller's error: %v", err)
	}
	c, _ = scripted(t, "4.9.5", text(OpEvents, `{"cause":"c","message":"foo is an invalid filter","response":500}`))
	var api *APIError
	if _, err := c.Events(t.Context(), func(reply.Event) error { return nil }, EventsOptions{}); !errors.As(err, &api) ||
		api.Message != "foo is an invalid filter" || api.Status != 500 {
		t.Errorf("the server's error in the stream: %v", err)
	}
	for _, cut := range []string{`{"Type":"con`, `<html>`, `[]`} {
		c, _ = scripted(t, "4.9.5", text(OpEvents, cut))
		if _, err := c.Events(t.Context(), func(reply.Event) error { return nil }, EventsOptions{}); err == nil {
			t.Errorf("%q is no error", cut)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	c, _ = scripted(t, "4.9.5", func(context.Context, Request) (io.Reader, error) {
		return io.MultiReader(strings.NewReader(eventLog), readerFunc(func([]byte) (int, error) { cancel(); return 0, io.ErrUnexpectedEOF })), nil
	})
	if _, err := c.Events(ctx, func(reply.Event) error { return nil }, EventsOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestExitCodeFromEvents(t *testing.T) {
	c, _ := scripted(t, "4.9.5", text(OpEvents, eventLog))
	if code, err := c.exitCodeFromEvents(t.Context(), "abc1"); err != nil || code != 7 {
		t.Errorf("%d, %v", code, err)
	}
	if _, err := c.exitCodeFromEvents(t.Context(), "abc"); !errors.Is(err, ErrNotFound) {
		t.Errorf("another container: %v", err)
	}
}

// Servers before 3.2.2 end after one event without a stream: they are asked for
// a stream that ends. One whose end may have cut the log off is asked again.
func TestPastEventsOfServersThatEndAfterOne(t *testing.T) {
	for _, tt := range []struct {
		since string
		slow  int // the first answers whose end comes late
		asked []string
	}{
		{"10m", 0, []string{"-1s"}},
		{"", 0, []string{"-1s"}},
		{"10m", 1, []string{"-1s", "-4s"}},
	} {
		n := 0
		c, conn := scripted(t, "3.0.0", func(context.Context, Request) (io.Reader, error) {
			if n++; n > tt.slow {
				return strings.NewReader(eventLog), nil
			}
			first, _, _ := strings.Cut(eventLog, "\n")
			late := readerFunc(func([]byte) (int, error) { time.Sleep(600 * time.Millisecond); return 0, io.EOF })
			return io.MultiReader(late, strings.NewReader(first)), nil
		})
		var got []string
		_, err := c.Events(t.Context(), func(e reply.Event) error { got = append(got, e.Status); return nil }, EventsOptions{Since: tt.since})
		var asked []string
		for _, r := range conn.requests(OpEvents) {
			asked = append(asked, r.Query.Get("until"))
			if r.Query.Get("stream") != "true" || r.Query.Get("since") == "" {
				t.Errorf("sent %v", r.Query)
			}
		}
		if err != nil || !slices.Equal(got, []string{"start", "died", "create"}) || len(asked) != len(tt.asked) {
			t.Errorf("since %q, slow %d: %v, %v, asked %v", tt.since, tt.slow, got, err, asked)
		}
	}
	if _, r := readEvents(t, "3.2.2", EventsOptions{Since: "10m"}); r.Query.Get("stream") != "false" || r.Query.Has("until") {
		t.Errorf("3.2.2: sent %v", r.Query)
	}
}
