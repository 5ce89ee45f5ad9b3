package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// Version returns the versions of the service and of its parts.
func (c *Client) Version(ctx context.Context, _ ReadOptions) (reply.VersionResult, error) {
	version, err := call[*reply.ServiceVersion](ctx, c, Request{Op: OpVersion, Subject: "get the version"})
	return reply.VersionResult{Version: version}, err
}
