package libpod

import (
	"strconv"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// defaultNetwork is the key that servers replace by the name of their default
// network.
const defaultNetwork = "default"

func (e *encoder) network() {
	n := &e.s.Network
	e.out.ContainerNetworkConfig = wire.ContainerNetworkConfig{
		NetNS:               namespace(n.NS),
		PortMappings:        Each(n.Ports, portMapping),
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
	if len(n.Networks) == 0 {
		return
	}
	// Servers take networks in bridge mode only, and only if it is said: the
	// default of rootless ones is another.
	switch n.NS.Mode {
	case "", core.NamespaceDefault, core.NamespacePrivate, core.NamespaceBridge:
		e.out.NetNS.NSMode = wire.NamespaceMode(core.NamespaceBridge)
	default:
		e.Field("Network.NS", n.NS.String(), "networks can be joined with mode bridge only")
	}
	e.nets.Encode(e.Faults, n.Networks, e.server, &e.out.ContainerNetworkConfig)
}

func portMapping(p *core.PortMapping) wire.PortMapping {
	out := wire.PortMapping{ContainerPort: p.ContainerPort, HostPort: p.HostPort, Range: p.Range, Protocol: p.Protocol}
	if p.HostIP.IsValid() {
		out.HostIP = p.HostIP.String()
	}
	return out
}

// NetworksByName is how podman 4 and newer have the networks to join: in a map,
// each with its options.
var NetworksByName = Networks{Encode: joinNetworks, Decode: joinedNetworks}

func joinNetworks(f *Faults, nets []core.NetworkAttachment, _ core.Server, out *wire.ContainerNetworkConfig) {
	out.Networks = make(map[string]wire.PerNetworkOptions, len(nets))
	interfaces := interfaceNames(nets)
	for i := range nets {
		a := &nets[i]
		name := a.Name
		if name == "" {
			name = defaultNetwork
		}
		if _, ok := out.Networks[name]; ok {
			f.Field("Network.Networks", a.Name, "named twice")
		}
		out.Networks[name] = wire.PerNetworkOptions{
			StaticIPs:     f.IPs("Network.Networks.StaticIPs", a.StaticIPs),
			Aliases:       a.Aliases,
			StaticMAC:     wire.HardwareAddr(a.StaticMAC),
			InterfaceName: interfaces[i],
			Options:       a.Options,
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
