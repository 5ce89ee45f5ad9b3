package v3

import (
	"net/url"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// encodeNetwork encodes a network to create: its name in the query, one subnet
// in the body. What cannot be said in this way has been refused by the rules,
// or is here.
func encodeNetwork(s *core.NetworkSpec, server core.Server) (core.Payload, error) {
	if err := core.CheckNetwork(server, s); err != nil {
		return core.Payload{}, err
	}
	var f libpod.Faults
	out := &NetworkCreateOptions{
		DisableDNS: s.DNS != nil && !*s.DNS, Driver: s.Driver,
		Internal: s.Internal, IPv6: s.IPv6, Labels: s.Labels, Options: s.Options,
	}
	if out.Driver == "" {
		out.Driver = core.DriverBridge
	}
	if out.Driver == core.DriverMacvlan {
		out.MacVLAN = s.InterfaceName
	} else if s.InterfaceName != "" {
		f.Field("NetworkSpec.InterfaceName", s.InterfaceName, "podman 3 names the interface itself")
	}
	for i := range s.Subnets {
		if i > 0 {
			f.Field("NetworkSpec.Subnets", s.Subnets[i].Subnet.String(), "podman 3 takes one subnet")
			break
		}
		subnet(&f, out, &s.Subnets[i])
	}
	if len(s.Routes) > 0 || len(s.DNSServers) > 0 || len(s.IPAMOptions) > 0 {
		f.Field("NetworkSpec", s.Name, "podman 3 has no place for routes, DNS servers and IPAM options")
	}
	query := url.Values{}
	if s.Name != "" {
		query.Set("name", s.Name)
	}
	return core.Payload{Query: query, Body: out}, f.Err()
}

func subnet(f *libpod.Faults, out *NetworkCreateOptions, n *core.NetworkSubnet) {
	out.Subnet = libpod.IPNet(n.Subnet.Masked())
	if n.Gateway.IsValid() {
		out.Gateway = f.IP("NetworkSpec.Subnets.Gateway", n.Gateway)
	}
	if n.LeaseStart.IsValid() || n.LeaseEnd.IsValid() {
		lease, ok := n.LeasePrefix()
		if !ok {
			f.Field("NetworkSpec.Subnets.LeaseStart", n.LeaseStart.String()+"-"+n.LeaseEnd.String(), "podman 3 takes a range in CIDR notation only")
			return
		}
		out.Range = libpod.IPNet(lease)
	}
}

func encodeConnect(n *core.ConnectNetworkOptions, server core.Server) (core.Payload, error) {
	if err := core.Check(server, n.Uses()...); err != nil {
		return core.Payload{}, err
	}
	var f libpod.Faults
	if len(n.StaticIPs) > 0 || len(n.StaticMAC) > 0 || n.InterfaceName != "" || len(n.Options) > 0 {
		f.Field("ConnectNetworkOptions", n.Container, "podman 3 takes aliases only")
	}
	return core.Payload{Body: &NetworkConnectOptions{Container: n.Container, Aliases: n.Aliases}}, f.Err()
}
