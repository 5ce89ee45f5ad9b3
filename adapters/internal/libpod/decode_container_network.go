package libpod

import (
	"cmp"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

func (d *decoder) network() {
	n := &d.in.ContainerNetworkConfig
	d.out.Network = core.ContainerNetwork{
		NS:                 d.namespace(n.NetNS),
		Networks:           d.nets.Decode(d.Faults, n),
		Ports:              Each(n.PortMappings, d.portMapping),
		PublishAll:         n.PublishExposedPorts,
		Expose:             n.Expose,
		DNSServers:         addrs(d.Faults, "dns_server", n.DNSServers),
		DNSSearch:          n.DNSSearch,
		DNSOptions:         n.DNSOptions,
		UseImageResolvConf: n.UseImageResolvConf,
		UseImageHosts:      n.UseImageHosts,
		HostAdd:            n.HostAdd,
		Options:            n.NetworkOptions,
	}
}

func (d *decoder) portMapping(p *wire.PortMapping) core.PortMapping {
	out := core.PortMapping{ContainerPort: p.ContainerPort, HostPort: p.HostPort, Range: p.Range, Protocol: p.Protocol}
	if p.HostIP != "" {
		var err error
		if out.HostIP, err = netip.ParseAddr(p.HostIP); err != nil {
			d.Field("portmappings.host_ip", p.HostIP, "not an address")
		}
	}
	return out
}

// joinedNetworks puts the networks into the order of their interfaces, the only
// trace of it, and takes the interface names that say no more away.
func joinedNetworks(f *Faults, in *wire.ContainerNetworkConfig) []core.NetworkAttachment {
	if len(in.CNINetworks) > 0 {
		f.Field("cni_networks", "", "is the form of podman 3; use Networks")
	}
	var out []core.NetworkAttachment
	for name, o := range in.Networks {
		if name == defaultNetwork {
			name = ""
		}
		out = append(out, core.NetworkAttachment{
			Name:          name,
			StaticIPs:     addrs(f, "Networks.static_ips", o.StaticIPs),
			StaticMAC:     net.HardwareAddr(o.StaticMAC),
			Aliases:       o.Aliases,
			InterfaceName: o.InterfaceName,
			Options:       o.Options,
		})
	}
	slices.SortFunc(out, func(a, b core.NetworkAttachment) int {
		return cmp.Or(cmp.Compare(ethNumber(a.InterfaceName), ethNumber(b.InterfaceName)),
			strings.Compare(a.InterfaceName, b.InterfaceName), strings.Compare(a.Name, b.Name))
	})
	if len(out) > 1 {
		for i := range out {
			if out[i].InterfaceName == "eth"+strconv.Itoa(i) {
				out[i].InterfaceName = ""
			}
		}
	}
	return out
}

// ethNumber returns N of "ethN"; other names come last.
func ethNumber(name string) int {
	if digits, ok := strings.CutPrefix(name, "eth"); ok {
		if n, err := strconv.ParseUint(digits, 10, 16); err == nil {
			return int(n)
		}
	}
	return 1 << 16
}

func addrs(f *Faults, field string, ips []net.IP) []netip.Addr {
	return Each(ips, func(ip *net.IP) netip.Addr { return f.Addr(field, *ip) })
}
