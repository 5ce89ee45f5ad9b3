package core

import "context"

// Version returns the versions of the service and of its parts.
func (c *Client) Version(ctx context.Context) (*ServiceVersion, error) {
	return call[*ServiceVersion](ctx, c, Request{Op: OpVersion, Subject: "get the version"})
}

// Info describes the service's host, storage and registries.
func (c *Client) Info(ctx context.Context) (*Info, error) {
	return call[*Info](ctx, c, Request{Op: OpInfo, Subject: "get info"})
}
