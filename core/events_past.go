package core

import (
	"fmt"
	"net/url"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// The time that a stream of past events takes at first, and at most.
const (
	firstPastWindow = time.Second
	lastPastWindow  = 64 * time.Second
)

// pastEvents reads what has happened from servers that end a request without a
// stream after one event: as a stream with an end to come, by the server's clock.
// The server stops reading its log there, wherever it is. So if events still came
// in the second half of that time, it is asked again with four times as much, and
// what each has had already is passed over.
func pastEvents(query url.Values, read func(func(reply.Event) error) error, each func(reply.Event) error) error {
	query.Set("stream", "true")
	if query.Get("since") == "" {
		query.Set("since", "1970-01-01T00:00:00Z") // else a stream begins now
	}
	had := 0
	for window := firstPastWindow; ; window *= 4 {
		query.Set("until", (-window).String()) // these servers count a duration back from now
		begun, last, n := time.Now(), time.Time{}, 0
		err := read(func(e reply.Event) error {
			last = time.Now()
			if n++; n <= had {
				return nil
			}
			had = n
			return each(e)
		})
		if err != nil || last.Sub(begun) < window/2 {
			return err
		}
		if window >= lastPastWindow {
			return fmt.Errorf("the server was still reading its log of events after %s: there are more than it gave; ask with a later Since", window)
		}
	}
}
