package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// Version returns the versions of the service and of its parts.
func (c *Client) Version(ctx context.Context) (*reply.ServiceVersion, error) {
	return call[*reply.ServiceVersion](ctx, c, Request{Op: OpVersion, Subject: "get the version"})
}

// Info describes the service's host, storage and registries.
func (c *Client) Info(ctx context.Context) (*reply.Info, error) {
	return call[*reply.Info](ctx, c, Request{Op: OpInfo, Subject: "get info"})
}
