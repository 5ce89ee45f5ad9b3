package core

import (
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// shareFilters divides filters of events between the server and the client. The server gets
// those that it applies as Podman 4.9 and newer do; mine holds the others, which the client
// applies.
func (t *attempt) shareFilters(filters map[string][]string) (theirs map[string][]string, mine func(*reply.Event) bool) {
	theirs = map[string][]string{}
	var ours []func(*reply.Event) bool
	for name, values := range filters {
		kind := strings.ToLower(name) // as servers do
		values = alternatives(kind, values)
		switch match := eventMatchers[kind]; {
		case len(values) == 0:
		case match != nil && !t.filtersEvents(kind, values):
			ours = append(ours, func(e *reply.Event) bool {
				for _, v := range values {
					if match(e, v) {
						return true
					}
				}
				return false
			})
		default:
			theirs[name] = values
		}
	}
	return theirs, func(e *reply.Event) bool {
		for _, ok := range ours {
			if !ok(e) {
				return false
			}
		}
		return true
	}
}

// alternatives are the values as every release knows them: Docker's word for
// an end is not podman's.
func alternatives(kind string, values []string) []string {
	if kind != "event" && kind != "status" {
		return values
	}
	out := make([]string, len(values))
	for i, v := range values {
		if out[i] = v; v == "die" {
			out[i] = "died"
		}
	}
	return out
}

// filtersEvents reports whether the server applies a filter by itself.
func (t *attempt) filtersEvents(kind string, values []string) bool {
	native := true
	if len(values) > 1 {
		native = t.supports(CapEventAlternatives) == Native
	}
	if kind == "volume" {
		native = t.supports(CapEventVolumePrefix) == Native && native
	}
	if kind == "label" {
		for _, v := range values {
			if !strings.Contains(v, "=") {
				native = t.supports(CapEventLabelKey) == Native && native
			}
		}
	}
	return native
}

// eventMatchers are the filters as the newest releases apply them.
var eventMatchers = map[string]func(e *reply.Event, value string) bool{
	"container": ofObject("container"),
	"image":     ofObject("image"),
	"pod":       ofObject("pod"),
	"volume":    func(e *reply.Event, v string) bool { return e.Type == "volume" && strings.HasPrefix(e.Name, v) },
	"event":     func(e *reply.Event, v string) bool { return e.Status == v },
	"status":    func(e *reply.Event, v string) bool { return e.Status == v },
	"type":      func(e *reply.Event, v string) bool { return e.Type == v },
	"label": func(e *reply.Event, v string) bool {
		key, want, valued := strings.Cut(v, "=")
		have, ok := e.Attributes[key]
		return ok && (!valued || have == want)
	},
}

func ofObject(kind string) func(*reply.Event, string) bool {
	return func(e *reply.Event, v string) bool {
		return e.Type == kind && (e.Name == v || strings.HasPrefix(e.ID, v))
	}
}
