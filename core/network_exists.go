package core

import "context"

// NetworkExists reports whether there is a network of that name or ID.
func (c *Client) NetworkExists(ctx context.Context, nameOrID string) (bool, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return false, err
	}
	if t.supports(CapNetworkExists) == ByRoad {
		_, err := callOn[*NetworkData](ctx, t, networkRequest(OpNetworkInspect, "look for", nameOrID))
		return exists(err)
	}
	return exists(t.send(ctx, networkRequest(OpNetworkExists, "look for", nameOrID)))
}
