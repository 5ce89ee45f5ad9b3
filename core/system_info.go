package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// Info describes the service's host, storage and registries.
func (c *Client) Info(ctx context.Context, _ ReadOptions) (reply.InfoResult, error) {
	info, err := call[*reply.Info](ctx, c, Request{Op: OpInfo, Subject: "get info"})
	return reply.InfoResult{Info: info}, err
}
