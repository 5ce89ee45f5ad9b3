package v3

import (
	"net"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

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

// networks encodes the networks to join: their names in order, the aliases by
// name, and one address and one MAC, which servers give to the only network.
// The default network has no name on the wire: it is joined when none is named.
// What cannot be said in this way has been refused by refuse, or is here.
func (e *encoder) networks() {
	n := &e.s.Network
	out := &e.out.ContainerNetworkConfig
	switch n.NS.Mode {
	case "", core.NamespaceDefault, core.NamespacePrivate, core.NamespaceBridge:
		out.NetNS.NSMode = NamespaceMode(core.NamespaceBridge)
	default:
		e.Field("Network.NS", n.NS.String(), "networks can be joined with mode bridge only")
	}
	for i := range n.Networks {
		a := &n.Networks[i]
		if !a.IsPlain() && e.server.Version.AtLeast(v4_0) {
			e.Field("Network.Networks", a.Name, "podman 4 ignores addresses and aliases in the form of podman 3")
		}
		if a.Name != "" {
			out.CNINetworks = append(out.CNINetworks, a.Name)
			if len(a.Aliases) > 0 {
				if out.Aliases == nil {
					out.Aliases = make(map[string][]string, len(n.Networks))
				}
				out.Aliases[a.Name] = a.Aliases
			}
		}
		e.address(a)
	}
}

// address encodes the address and the MAC of the only network that has them.
func (e *encoder) address(a *core.NetworkAttachment) {
	out := &e.out.ContainerNetworkConfig
	for _, addr := range a.StaticIPs {
		if out.StaticIP != nil {
			e.Field("Network.Networks.StaticIPs", addr.String(), "podman 3 takes one address")
			return
		}
		ip := e.IP("Network.Networks.StaticIPs", addr)
		out.StaticIP = &ip
	}
	if len(a.StaticMAC) > 0 {
		mac := net.HardwareAddr(a.StaticMAC)
		out.StaticMAC = &mac
	}
}
