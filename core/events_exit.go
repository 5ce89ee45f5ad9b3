package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// ExitCodeFromEvents returns the exit code of the last end of a container that
// has been removed, from the server's event log. id is its full ID. The error
// is of class [ErrNotFound] when the log does not have it (a server may keep
// no log, or none of this container).
func (c *Client) exitCodeFromEvents(ctx context.Context, id string) (int32, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return 0, err
	}
	op := subject("read events of container", id)
	code, found := int32(0), false
	o := EventsOptions{Filters: map[string][]string{"container": {id}, "event": {"died"}}}
	err = t.events(ctx, op, o, func(e reply.Event) error {
		// Looked at again: what a server does not know it ignores.
		if e.ID == id && e.Status == "died" {
			code, found = int32(e.ContainerExitCode), true
		}
		return nil
	})
	if err == nil && !found {
		err = &APIError{Op: op, Method: "GET", Path: "/events", Server: t.Server.URI, Version: t.Server.Version, Status: 404,
			Message: "the event log does not have its end"}
	}
	return code, err
}
