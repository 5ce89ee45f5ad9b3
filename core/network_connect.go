package core

import (
	"context"
	"errors"
	"strconv"

	"github.com/podspan/podspan/core/reply"
)

// ConnectNetworkOptions say what [Client.ConnectNetwork] does.
type ConnectNetworkOptions struct {
	Container string // name or ID; needed
	// NetworkAttachment is how the container joins. Its Name is the network's, or empty.
	NetworkAttachment
}

// ConnectNetwork joins a container to a network.
func (c *Client) ConnectNetwork(ctx context.Context, network string, o ConnectNetworkOptions) (reply.ConnectNetworkResult, error) {
	if o.Name != "" && o.Name != network {
		return reply.ConnectNetworkResult{}, &FieldError{Field: "ConnectNetworkOptions.Name", Value: o.Name, Reason: "is another network than " + network}
	}
	o.Name = network
	n := &o
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
		r := networkRequest(OpNetworkConnect, "connect container "+o.Container+" to", network)
		r.Query, r.Body = payload.Query, payload.Body
		return t.send(ctx, r)
	})
}

// Uses returns the capabilities that the connection needs.
func (n *ConnectNetworkOptions) Uses() []Capability {
	var caps []Capability
	if len(n.StaticIPs) > 0 || len(n.StaticMAC) > 0 {
		caps = append(caps, CapNetworkConnectAddress)
	}
	if n.InterfaceName != "" {
		caps = append(caps, CapNetworkConnectInterface)
	}
	return caps
}

func (n *ConnectNetworkOptions) validate() error {
	v := validator{}
	v.require(n.Name != "", "ConnectNetworkOptions.Name", "", "must name a network")
	v.require(n.Container != "", "ConnectNetworkOptions.Container", "", "must name a container")
	for _, a := range n.StaticIPs {
		v.require(a.IsValid(), "ConnectNetworkOptions.StaticIPs", "", "not an address")
	}
	v.require(len(n.StaticMAC) == 0 || len(n.StaticMAC) == 6, "ConnectNetworkOptions.StaticMAC", n.StaticMAC.String(), "must have six bytes, not "+strconv.Itoa(len(n.StaticMAC)))
	return errors.Join(v.errs...)
}
