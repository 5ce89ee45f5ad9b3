package core

import (
	"context"
	"errors"
	"strconv"
)

// NetworkConnection joins a container to a network.
type NetworkConnection struct {
	Container string // name or ID
	NetworkAttachment
}

// ConnectNetwork joins a container to the network that the attachment names.
func (c *Client) ConnectNetwork(ctx context.Context, container string, a NetworkAttachment) error {
	n := &NetworkConnection{Container: container, NetworkAttachment: a}
	if err := n.validate(); err != nil {
		return err
	}
	return c.do(ctx, func(t *turn) error {
		if err := t.check(n.Uses()...); err != nil {
			return err
		}
		payload, err := t.Adapter.Encode(OpNetworkConnect, n, t.Server)
		if err != nil {
			return err
		}
		r := networkRequest(OpNetworkConnect, "connect container "+container+" to", a.Name)
		r.Query, r.Body = payload.Query, payload.Body
		return t.send(ctx, r)
	})
}

// Uses returns the capabilities that the connection needs.
func (n *NetworkConnection) Uses() []Capability {
	var caps []Capability
	if len(n.StaticIPs) > 0 || len(n.StaticMAC) > 0 {
		caps = append(caps, CapNetworkConnectAddress)
	}
	if n.InterfaceName != "" {
		caps = append(caps, CapNetworkConnectInterface)
	}
	return caps
}

func (n *NetworkConnection) validate() error {
	v := validator{}
	v.require(n.Name != "", "NetworkConnection.Name", "", "must name a network")
	v.require(n.Container != "", "NetworkConnection.Container", "", "must name a container")
	for _, a := range n.StaticIPs {
		v.require(a.IsValid(), "NetworkConnection.StaticIPs", "", "not an address")
	}
	v.require(len(n.StaticMAC) == 0 || len(n.StaticMAC) == 6, "NetworkConnection.StaticMAC", n.StaticMAC.String(), "must have six bytes, not "+strconv.Itoa(len(n.StaticMAC)))
	return errors.Join(v.errs...)
}
