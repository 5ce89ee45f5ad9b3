package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// NetworkExists reports whether there is a network of that name or ID.
func (c *Client) NetworkExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.NetworkExistsResult, error) {
	there, err := exists(do(ctx, c, func(t *attempt) (none, error) {
		if t.supports(CapNetworkExists) == Emulated {
			_, err := readNetworks[*reply.Network](ctx, t, networkRequest(OpNetworkInspect, "look for", nameOrID))
			return none{}, err
		}
		_, err := readNetworks[any](ctx, t, networkRequest(OpNetworkExists, "look for", nameOrID))
		return none{}, err
	}))
	return reply.NetworkExistsResult{Exists: there}, err
}
