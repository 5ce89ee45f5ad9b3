package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// DisconnectNetworkOptions change [Client.DisconnectNetwork].
type DisconnectNetworkOptions struct {
	Force bool // in whatever state the container is
}

// DisconnectNetwork takes a container out of a network.
func (c *Client) DisconnectNetwork(ctx context.Context, network, container string, o DisconnectNetworkOptions) (reply.DisconnectNetworkResult, error) {
	if container == "" {
		return reply.DisconnectNetworkResult{}, &FieldError{Field: "container", Reason: "must name a container"}
	}
	r := networkRequest(OpNetworkDisconnect, "disconnect container "+container+" from", network)
	r.Body = struct {
		Container string
		Force     bool
	}{container, o.Force}
	return reply.DisconnectNetworkResult{}, c.send(ctx, r)
}
