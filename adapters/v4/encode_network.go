package v4

import (
	"strconv"

	nettypes "github.com/containers/common/libnetwork/types"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// defaultNetwork is the key that servers replace by the name of their default
// network.
const defaultNetwork = "default"

func (e *encoder) network() {
	n := &e.s.Network
	e.out.ContainerNetworkConfig = ContainerNetworkConfig{
		NetNS:               namespace(n.NS),
		PortMappings:        libpod.Each(n.Ports, func(p *core.PortMapping) PortMapping { return PortMapping(*p) }),
		PublishExposedPorts: n.PublishAll,
		Expose:              n.Expose,
		UseImageResolvConf:  n.UseImageResolvConf,
		DNSServers:          e.IPs("Network.DNSServers", n.DNSServers),
		DNSSearch:           n.DNSSearch,
		DNSOptions:          n.DNSOptions,
		UseImageHosts:       n.UseImageHosts,
		HostAdd:             n.HostAdd,
		NetworkOptions:      n.Options,
	}
	if len(n.Networks) > 0 {
		e.networks()
	}
}

// networks encodes the networks to join. Servers take them in bridge mode
// only, and only if it is said: the default of rootless ones is another.
func (e *encoder) networks() {
	n := &e.s.Network
	out := &e.out.ContainerNetworkConfig
	switch n.NS.Mode {
	case "", core.NamespaceDefault, core.NamespacePrivate, core.NamespaceBridge:
		out.NetNS.NSMode = NamespaceMode(core.NamespaceBridge)
	default:
		e.Field("Network.NS", n.NS.String(), "networks can be joined with mode bridge only")
	}
	out.Networks = make(map[string]PerNetworkOptions, len(n.Networks))
	interfaces := interfaceNames(n.Networks)
	for i := range n.Networks {
		a := &n.Networks[i]
		name := a.Name
		if name == "" {
			name = defaultNetwork
		}
		if _, ok := out.Networks[name]; ok {
			e.Field("Network.Networks", a.Name, "named twice")
		}
		out.Networks[name] = PerNetworkOptions{
			StaticIPs:     e.IPs("Network.Networks.StaticIPs", a.StaticIPs),
			Aliases:       a.Aliases,
			StaticMAC:     nettypes.HardwareAddr(a.StaticMAC),
			InterfaceName: interfaces[i],
		}
	}
}

// interfaceNames returns the name of each network's interface. Servers name
// interfaces in the order of a map, which is none, so the order of the spec has
// to be said in names.
func interfaceNames(nets []core.NetworkAttachment) []string {
	names := make([]string, len(nets))
	taken := make(map[string]bool, len(nets))
	for i := range nets {
		names[i] = nets[i].InterfaceName
		taken[names[i]] = true
	}
	if len(nets) == 1 {
		return names
	}
	next := 0
	for i := range names {
		for ; names[i] == ""; next++ {
			if name := "eth" + strconv.Itoa(next); !taken[name] {
				names[i] = name
			}
		}
	}
	return names
}
