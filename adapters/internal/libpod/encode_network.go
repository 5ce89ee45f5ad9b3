package libpod

import (
	"net"
	"net/netip"
	"time"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// networkBody is the body of a create: 4.9's types.Network without what only a
// server can say.
type networkBody struct {
	reply.Network
	ID      string     `json:"id,omitempty"`
	Created *time.Time `json:"created,omitempty"`
}

// encodeNetwork encodes a network to create. dns_enabled is always sent: a
// server takes its absence for no.
func encodeNetwork(s *core.NetworkSpec, server core.Server) (core.Payload, error) {
	var f Faults
	if err := core.CheckNetwork(server, s); err != nil {
		return core.Payload{}, err
	}
	out := reply.Network{
		Name: s.Name, Driver: s.Driver, NetworkInterface: s.InterfaceName,
		IPv6Enabled: s.IPv6, Internal: s.Internal, DNSEnabled: s.DNS == nil || *s.DNS,
		Labels: s.Labels, Options: s.Options, IPAMOptions: ipamOptions(s),
		NetworkDNSServers: Each(s.DNSServers, func(a *netip.Addr) string { return a.String() }),
		Subnets: Each(s.Subnets, func(n *core.NetworkSubnet) reply.Subnet {
			out := reply.Subnet{Subnet: reply.IPNet{IPNet: IPNet(n.Subnet.Masked())}, Gateway: address(&f, "NetworkSpec.Subnets.Gateway", n.Gateway)}
			if n.LeaseStart.IsValid() || n.LeaseEnd.IsValid() {
				out.LeaseRange = &reply.LeaseRange{
					StartIP: address(&f, "NetworkSpec.Subnets.LeaseStart", n.LeaseStart),
					EndIP:   address(&f, "NetworkSpec.Subnets.LeaseEnd", n.LeaseEnd),
				}
			}
			return out
		}),
		Routes: Each(s.Routes, func(r *core.NetworkRoute) reply.StaticRoute {
			to, via := reply.IPNet{IPNet: IPNet(r.Destination)}, f.IP("NetworkSpec.Routes.Gateway", r.Gateway)
			return reply.StaticRoute{Destination: to, Gateway: via, Metric: r.Metric}
		}),
	}
	if out.Driver == "" {
		out.Driver = core.DriverBridge
	}
	return core.Payload{Body: &networkBody{Network: out}}, f.Err()
}

func ipamOptions(s *core.NetworkSpec) map[string]string {
	if s.IPAMDriver == "" {
		return s.IPAMOptions
	}
	out := map[string]string{"driver": s.IPAMDriver}
	for k, v := range s.IPAMOptions {
		out[k] = v
	}
	return out
}

// address returns an address that need not be given.
func address(f *Faults, field string, a netip.Addr) net.IP {
	if !a.IsValid() {
		return nil
	}
	return f.IP(field, a)
}

// IPNet returns a network as package net has it.
func IPNet(p netip.Prefix) net.IPNet {
	return net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
}

// connectBody is the body of a connect.
type connectBody struct {
	Container string `json:"container"`
	wire.PerNetworkOptions
}

func encodeConnect(n *core.ConnectNetworkOptions, server core.Server) (core.Payload, error) {
	if err := core.Check(server, n.Uses()...); err != nil {
		return core.Payload{}, err
	}
	var f Faults
	body := &connectBody{Container: n.Container, PerNetworkOptions: wire.PerNetworkOptions{
		StaticIPs: f.IPs("ConnectNetworkOptions.StaticIPs", n.StaticIPs), StaticMAC: wire.HardwareAddr(n.StaticMAC),
		Aliases: n.Aliases, InterfaceName: n.InterfaceName, Options: n.Options,
	}}
	return core.Payload{Body: body}, f.Err()
}
