package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// InspectNetwork returns everything that the server says of a network. Servers
// before 4.0 do not say when it was created.
func (c *Client) InspectNetwork(ctx context.Context, nameOrID string, _ ReadOptions) (reply.InspectNetworkResult, error) {
	network, err := do(ctx, c, func(t *attempt) (*reply.Network, error) {
		return readNetworks[*reply.Network](ctx, t, networkRequest(OpNetworkInspect, "inspect", nameOrID))
	})
	return reply.InspectNetworkResult{Network: network}, err
}
