package core

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strconv"

	"github.com/podspan/podspan/core/reply"
)

// ConnectNetworkOptions say how [Client.ConnectNetwork] joins a container, as the
// fields of [NetworkAttachment] do at a create.
type ConnectNetworkOptions struct {
	Container     string           // name or ID; needed
	Aliases       []string         // further DNS names of the container in this network
	StaticIPs     []netip.Addr     // at most one of each family; empty: the server chooses
	StaticMAC     net.HardwareAddr // nil: the server chooses
	InterfaceName string           // in the container; empty: the server chooses

	// Options are passed on to the network's driver, as those of [NetworkAttachment] are.
	Options map[string]string
}

// ConnectNetwork joins a container to a network.
func (c *Client) ConnectNetwork(ctx context.Context, network string, o ConnectNetworkOptions) (reply.ConnectNetworkResult, error) {
	if err := o.validate(network); err != nil {
		return reply.ConnectNetworkResult{}, err
	}
	return do(ctx, c, func(t *attempt) (done reply.ConnectNetworkResult, err error) {
		if err := t.check(o.Uses()...); err != nil {
			return done, err
		}
		payload, err := t.Adapter.Encode(OpNetworkConnect, &o, t.Server)
		if err != nil {
			return done, err
		}
		r := networkRequest(OpNetworkConnect, "connect container "+o.Container+" to", network)
		r.Query, r.Body = payload.Query, payload.Body
		return request[reply.ConnectNetworkResult](ctx, t, r)
	})
}

// Uses returns the capabilities that the connection needs.
func (o ConnectNetworkOptions) Uses() []Capability {
	var caps []Capability
	if len(o.StaticIPs) > 0 || len(o.StaticMAC) > 0 {
		caps = append(caps, CapNetworkConnectAddress)
	}
	if o.InterfaceName != "" {
		caps = append(caps, CapNetworkConnectInterface)
	}
	if len(o.Options) > 0 {
		caps = append(caps, CapNetworkConnectOptions)
	}
	return caps
}

func (o ConnectNetworkOptions) validate(network string) error {
	v := validator{}
	v.require(network != "", "network", "", "must name a network")
	v.require(o.Container != "", "ConnectNetworkOptions.Container", "", "must name a container")
	for _, a := range o.StaticIPs {
		v.require(a.IsValid(), "ConnectNetworkOptions.StaticIPs", "", "not an address")
	}
	v.require(len(o.StaticMAC) == 0 || len(o.StaticMAC) == 6, "ConnectNetworkOptions.StaticMAC", o.StaticMAC.String(),
		"must have six bytes, not "+strconv.Itoa(len(o.StaticMAC)))
	return errors.Join(v.errs...)
}
