package core

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// EventsOptions say what [Client.Events] reads.
type EventsOptions struct {
	// Since and Until are RFC 3339, a date, Unix seconds, or a duration: before
	// now in Since, after now in Until. Times without a zone are UTC. A duration
	// in Since counts from the server's clock.
	Since string // empty: what happens from now on with Stream, else all
	Until string // empty: no end
	// Stream goes on with what happens while it reads, until Until. Without it,
	// the events end with the last that has happened.
	Stream bool
	// Filters are name → values: container, event, image, label, pod, type,
	// volume. One of the values of each name must hold.
	Filters map[string][]string
}

// Events calls each with what has happened and happens on the server, in the
// order in which the server noted it, until there is no more, each returns an
// error, which is returned as it is, or the context ends. What a server notes,
// and for how long, is its own choice (events_logger in containers.conf).
func (c *Client) Events(ctx context.Context, each func(reply.Event) error, o EventsOptions) (reply.EventsResult, error) {
	if each == nil {
		return reply.EventsResult{}, errNoEach
	}
	t, err := c.begin(ctx)
	if err != nil {
		return reply.EventsResult{}, err
	}
	return reply.EventsResult{}, t.events(ctx, "read events", o, each)
}

func (t *attempt) events(ctx context.Context, subject string, o EventsOptions, each func(reply.Event) error) error {
	since, err := sinceParameter(o.Since)
	if err != nil {
		return err
	}
	until, err := untilTime(o.Until, time.Now())
	if err != nil {
		return err
	}
	// Servers stop reading their log at the moment that until names, and so
	// before they have read anything when it is past: they are not told then.
	past := until != nil && !until.After(time.Now())
	stream := o.Stream && !past
	r := Request{Op: OpEvents, Subject: subject, Query: url.Values{"stream": {strconv.FormatBool(stream)}}}
	if since != "" {
		r.Query.Set("since", since)
	}
	if stream && until != nil {
		r.Query.Set("until", until.Format(time.RFC3339Nano))
	}
	for name, values := range o.Filters {
		if strings.EqualFold(name, "label") && !t.filtersEvents("label", values) {
			if err := t.check(CapEventLabels); err != nil {
				return err
			}
		}
	}
	theirs, mine := t.shareFilters(o.Filters)
	if err := setFilters(r.Query, theirs); err != nil {
		return err
	}
	read := func(each func(reply.Event) error) error {
		resp, err := t.open(ctx, r)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		return eachValue(ctx, t, r, resp.Body, func(e *reply.Event) error { return each(*e) })
	}
	keep := func(e reply.Event) error {
		if until != nil && !e.Time.Before(*until) || !mine(&e) {
			return nil
		}
		return each(e)
	}
	if !stream && t.supports(CapEventPast) == Emulated {
		return pastEvents(r.Query, read, keep)
	}
	return read(keep)
}
