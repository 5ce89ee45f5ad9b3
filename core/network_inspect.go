package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// networkRequest is a request about one network.
func networkRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" network", nameOrID), Vars: map[string]string{"name": nameOrID}}
}

// InspectNetwork returns everything that the server says of a network. Servers
// before 4.0 do not say when it was created.
func (c *Client) InspectNetwork(ctx context.Context, nameOrID string, _ ReadOptions) (reply.InspectNetworkResult, error) {
	network, err := do(ctx, c, func(t *attempt) (*reply.Network, error) {
		return readNetworks[*reply.Network](ctx, t, networkRequest(OpNetworkInspect, "inspect", nameOrID))
	})
	return reply.InspectNetworkResult{Network: network}, err
}
