package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// DisconnectNetworkOptions say what [Client.DisconnectNetwork] does.
type DisconnectNetworkOptions struct {
	Container string // name or ID; needed
	Force     bool   // in whatever state the container is
}

// DisconnectNetwork takes a container out of a network.
func (c *Client) DisconnectNetwork(ctx context.Context, network string, o DisconnectNetworkOptions) (reply.DisconnectNetworkResult, error) {
	if o.Container == "" {
		return reply.DisconnectNetworkResult{}, &FieldError{Field: "DisconnectNetworkOptions.Container", Reason: "must name a container"}
	}
	r := networkRequest(OpNetworkDisconnect, "disconnect container "+o.Container+" from", network)
	r.Body = struct {
		Container string
		Force     bool
	}{o.Container, o.Force}
	return call[reply.DisconnectNetworkResult](ctx, c, r)
}
