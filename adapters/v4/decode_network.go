package v4

import (
	"cmp"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

func (d *decoder) network() {
	n := &d.in.ContainerNetworkConfig
	if len(n.CNINetworks) > 0 {
		d.Field("cni_networks", "", "is the form of podman 3; use Networks")
	}
	d.out.Network = core.ContainerNetwork{
		NS:                 d.namespace(n.NetNS),
		Networks:           d.networks(),
		Ports:              libpod.Each(n.PortMappings, func(p *PortMapping) core.PortMapping { return core.PortMapping(*p) }),
		PublishAll:         n.PublishExposedPorts,
		Expose:             n.Expose,
		DNSServers:         d.addrs("dns_server", n.DNSServers),
		DNSSearch:          n.DNSSearch,
		DNSOptions:         n.DNSOptions,
		UseImageResolvConf: n.UseImageResolvConf,
		UseImageHosts:      n.UseImageHosts,
		HostAdd:            n.HostAdd,
		Options:            n.NetworkOptions,
	}
}

// networks puts the networks into the order of their interfaces, the only
// trace of it, and takes the interface names that say no more away.
func (d *decoder) networks() []core.NetworkAttachment {
	var out []core.NetworkAttachment
	for name, o := range d.in.Networks {
		if name == defaultNetwork {
			name = ""
		}
		out = append(out, core.NetworkAttachment{
			Name:          name,
			StaticIPs:     d.addrs("Networks.static_ips", o.StaticIPs),
			StaticMAC:     net.HardwareAddr(o.StaticMAC),
			Aliases:       o.Aliases,
			InterfaceName: o.InterfaceName,
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

func (d *decoder) addrs(field string, ips []net.IP) []netip.Addr {
	return libpod.Each(ips, func(ip *net.IP) netip.Addr { return d.Addr(field, *ip) })
}
