package v3

import (
	"net/netip"
	"slices"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// networks is how podman 3 has the networks to join: their names in order, the
// aliases by name, and one address and one MAC, which servers give to the only
// network. The default network has no name on the wire: it is joined when none
// is named. What cannot be said in this way has been refused by refuse, or is
// here.
var networks = libpod.Networks{Encode: joinNetworks, Decode: joinedNetworks}

func joinNetworks(f *libpod.Faults, nets []core.NetworkAttachment, server core.Server, out *wire.ContainerNetworkConfig) {
	for i := range nets {
		a := &nets[i]
		if !a.IsPlain() && server.Version.AtLeast(v4_0) {
			f.Field("Network.Networks", a.Name, "podman 4 ignores addresses and aliases in the form of podman 3")
		}
		if a.Name != "" {
			out.CNINetworks = append(out.CNINetworks, a.Name)
			if len(a.Aliases) > 0 {
				if out.Aliases == nil {
					out.Aliases = make(map[string][]string, len(nets))
				}
				out.Aliases[a.Name] = a.Aliases
			}
		}
		onlyAddress(f, a, out)
	}
}

// onlyAddress encodes the address and the MAC of the only network that has them.
func onlyAddress(f *libpod.Faults, a *core.NetworkAttachment, out *wire.ContainerNetworkConfig) {
	for _, addr := range a.StaticIPs {
		if out.StaticIP != nil {
			f.Field("Network.Networks.StaticIPs", addr.String(), "podman 3 takes one address")
			return
		}
		ip := f.IP("Network.Networks.StaticIPs", addr)
		out.StaticIP = &ip
	}
	if len(a.StaticMAC) > 0 {
		mac := a.StaticMAC
		out.StaticMAC = &mac
	}
}

// joinedNetworks puts what the wire has beside the networks' names where it
// belongs. An address without a name is that of the default network.
func joinedNetworks(f *libpod.Faults, in *wire.ContainerNetworkConfig) []core.NetworkAttachment {
	if in.StaticIPv6 != nil {
		f.BodyField("static_ipv6", in.StaticIPv6.String(), "is applied by no server")
	}
	var out []core.NetworkAttachment
	for _, name := range in.CNINetworks {
		out = append(out, core.NetworkAttachment{Name: name, Aliases: in.Aliases[name]})
	}
	for name := range in.Aliases {
		if !slices.Contains(in.CNINetworks, name) {
			f.BodyField("aliases", name, "is not among cni_networks")
		}
	}
	if in.StaticIP == nil && in.StaticMAC == nil {
		return out
	}
	switch len(out) {
	case 0:
		out = []core.NetworkAttachment{{}}
	case 1:
	default:
		f.BodyField("static_ip, static_mac", "", "can be given for one network only")
		return out
	}
	if in.StaticIP != nil {
		out[0].StaticIPs = []netip.Addr{f.Addr("static_ip", *in.StaticIP)}
	}
	if in.StaticMAC != nil {
		out[0].StaticMAC = *in.StaticMAC
	}
	return out
}
