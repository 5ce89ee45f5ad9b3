package core

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strconv"

	"github.com/podspan/podspan/core/reply"
)

// ConnectNetworkOptions say how [Client.ConnectNetwork] joins a container: as
// the fields of [NetworkAttachment].
type ConnectNetworkOptions struct {
	Aliases       []string         // further DNS names of the container in this network
	StaticIPs     []netip.Addr     // at most one of each family; empty: the server chooses
	StaticMAC     net.HardwareAddr // nil: the server chooses
	InterfaceName string           // in the container; empty: the server chooses
}

// NetworkConnection is what [OpNetworkConnect] carries: a container that joins the network Name.
type NetworkConnection struct {
	Container string // name or ID
	NetworkAttachment
}

// ConnectNetwork joins a container to a network.
func (c *Client) ConnectNetwork(ctx context.Context, network, container string, o ConnectNetworkOptions) (reply.ConnectNetworkResult, error) {
	n := &NetworkConnection{Container: container, NetworkAttachment: NetworkAttachment{
		Name: network, Aliases: o.Aliases, StaticIPs: o.StaticIPs, StaticMAC: o.StaticMAC, InterfaceName: o.InterfaceName,
	}}
	if err := n.validate(); err != nil {
		return reply.ConnectNetworkResult{}, err
	}
	return reply.ConnectNetworkResult{}, c.do(ctx, func(t *attempt) error {
		if err := t.check(n.Uses()...); err != nil {
			return err
		}
		payload, err := t.Adapter.Encode(OpNetworkConnect, n, t.Server)
		if err != nil {
			return err
		}
		r := networkRequest(OpNetworkConnect, "connect container "+container+" to", network)
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
	v.require(n.Name != "", "network", "", "must name a network")
	v.require(n.Container != "", "container", "", "must name a container")
	for _, a := range n.StaticIPs {
		v.require(a.IsValid(), "ConnectNetworkOptions.StaticIPs", "", "not an address")
	}
	v.require(len(n.StaticMAC) == 0 || len(n.StaticMAC) == 6, "ConnectNetworkOptions.StaticMAC", n.StaticMAC.String(), "must have six bytes, not "+strconv.Itoa(len(n.StaticMAC)))
	return errors.Join(v.errs...)
}
