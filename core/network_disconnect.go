package core

import "context"

// DisconnectNetwork takes a container out of a network. With force it is
// carried out in whatever state the container is.
func (c *Client) DisconnectNetwork(ctx context.Context, network, container string, force bool) error {
	if container == "" {
		return &FieldError{Field: "container", Reason: "must name a container"}
	}
	r := networkRequest(OpNetworkDisconnect, "disconnect container "+container+" from", network)
	r.Body = struct {
		Container string
		Force     bool
	}{container, force}
	return c.send(ctx, r)
}
