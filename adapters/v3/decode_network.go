package v3

import (
	"net"
	"net/netip"
	"slices"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

func (d *decoder) network() {
	n := &d.in.ContainerNetworkConfig
	d.out.Network = core.ContainerNetwork{
		NS:                 d.namespace(d.in.NetNS),
		Networks:           d.networks(),
		Ports:              libpod.Each(n.PortMappings, func(p *PortMapping) core.PortMapping { return core.PortMapping(*p) }),
		PublishAll:         n.PublishExposedPorts,
		Expose:             n.Expose,
		DNSServers:         libpod.Each(n.DNSServers, func(ip *net.IP) netip.Addr { return d.Addr("dns_server", *ip) }),
		DNSSearch:          n.DNSSearch,
		DNSOptions:         n.DNSOptions,
		UseImageResolvConf: n.UseImageResolvConf,
		UseImageHosts:      n.UseImageHosts,
		HostAdd:            n.HostAdd,
		Options:            n.NetworkOptions,
	}
}

// networks puts what the wire has beside the networks' names where it belongs.
// An address without a name is that of the default network.
func (d *decoder) networks() []core.NetworkAttachment {
	n := &d.in.ContainerNetworkConfig
	if n.StaticIPv6 != nil {
		d.Field("static_ipv6", n.StaticIPv6.String(), "is applied by no server")
	}
	var out []core.NetworkAttachment
	for _, name := range n.CNINetworks {
		out = append(out, core.NetworkAttachment{Name: name, Aliases: n.Aliases[name]})
	}
	for name := range n.Aliases {
		if !slices.Contains(n.CNINetworks, name) {
			d.Field("aliases", name, "is not among cni_networks")
		}
	}
	if n.StaticIP == nil && n.StaticMAC == nil {
		return out
	}
	switch len(out) {
	case 0:
		out = []core.NetworkAttachment{{}}
	case 1:
	default:
		d.Field("static_ip, static_mac", "", "can be given for one network only")
		return out
	}
	if n.StaticIP != nil {
		out[0].StaticIPs = []netip.Addr{d.Addr("static_ip", *n.StaticIP)}
	}
	if n.StaticMAC != nil {
		out[0].StaticMAC = *n.StaticMAC
	}
	return out
}
