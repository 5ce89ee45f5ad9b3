package core

import (
	"context"
	"net/url"
	"strconv"

	"github.com/podspan/podspan/core/reply"
)

// TerminalSize is the size of a terminal, in characters.
type TerminalSize struct {
	Height, Width uint16
}

func (s TerminalSize) query() url.Values {
	return url.Values{"h": {strconv.Itoa(int(s.Height))}, "w": {strconv.Itoa(int(s.Width))}}
}

// ResizeContainer tells a running container's terminal its size.
func (c *Client) ResizeContainer(ctx context.Context, nameOrID string, o ResizeOptions) (reply.ResizeContainerResult, error) {
	r := containerRequest(OpContainerResize, "resize the terminal of", nameOrID)
	r.Query = o.Size.query()
	return call[reply.ResizeContainerResult](ctx, c, r)
}
