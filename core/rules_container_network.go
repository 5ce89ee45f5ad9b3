package core

import (
	"maps"
	"net/netip"
	"strings"
)

// The capabilities: what a container's network settings ask for.
const (
	CapNetworkAddresses     Capability = "network-addresses"
	CapNetworkIPv6          Capability = "network-ipv6"
	CapDefaultNetworkAlias  Capability = "default-network-alias"
	CapDefaultNetworkBeside Capability = "default-network-beside"
	CapHostGateway          Capability = "host-gateway"
	CapInterfaceName        Capability = "interface-name"
	CapNetworkDriverOptions Capability = "network-driver-options"
	CapPasta                Capability = "pasta"
	CapExpose               Capability = "expose"
	CapExposeJoined         Capability = "expose-joined"
)

// containerNetworkRules are the rows of the rules table on what a container's network settings ask for.
var containerNetworkRules = []row[ContainerSpec]{
	{Rule: Rule{Cap: CapNetworkAddresses, Option: "--network NAME:ip=,mac= on several networks", Field: "Network.Networks", Since: "4.0.0",
		Paths:   []string{"Networks", "Networks{}.static_ips", "Networks{}.static_mac", "Networks{}.aliases"},
		Note:    "older servers take one address and one MAC, for the only network",
		Instead: "join one network, or leave the addresses to the server"},
		used: func(s *ContainerSpec) bool {
			return len(s.Network.Networks) > 1 && anyOf(s.Network.Networks, func(n *NetworkAttachment) bool {
				return len(n.StaticIPs) > 0 || len(n.StaticMAC) > 0
			})
		},
		leaveOut: func(s *ContainerSpec) {
			s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) { n.StaticIPs, n.StaticMAC = nil, nil })
		},
	},
	{Rule: Rule{Cap: CapNetworkIPv6, Option: "--ip6", Field: "Network.Networks.StaticIPs", Since: "4.0.0",
		Note:    "older servers accept a static IPv6 address and do not apply it",
		Instead: "leave the address to the server: inspect tells it"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Network.Networks, func(n *NetworkAttachment) bool {
				for _, ip := range n.StaticIPs {
					if ip.Is6() && !ip.Is4In6() {
						return true
					}
				}
				return false
			})
		},
		leaveOut: func(s *ContainerSpec) {
			s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) {
				n.StaticIPs = without(n.StaticIPs, func(ip netip.Addr) bool { return ip.Is6() && !ip.Is4In6() })
			})
		},
	},
	{Rule: Rule{Cap: CapDefaultNetworkAlias, Option: "--network-alias on the default network", Field: "Network.Networks.Aliases",
		Since: "4.0.0",
		Note:  "older servers know aliases on named networks only", Instead: "name the network with --network"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Network.Networks, func(n *NetworkAttachment) bool { return n.Name == "" && len(n.Aliases) > 0 })
		},
		leaveOut: func(s *ContainerSpec) {
			s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) {
				if n.Name == "" {
					n.Aliases = nil
				}
			})
		},
	},
	{Rule: Rule{Cap: CapDefaultNetworkBeside, Option: "the default network beside others", Field: "Network.Networks.Name", Since: "4.0.0",
		Note: "older servers know it by its name only", Instead: "name it, usually podman"},
		used: func(s *ContainerSpec) bool {
			return len(s.Network.Networks) > 1 && anyOf(s.Network.Networks, func(n *NetworkAttachment) bool { return n.Name == "" })
		},
		leaveOut: func(s *ContainerSpec) {
			s.Network.Networks = without(s.Network.Networks, func(n NetworkAttachment) bool { return n.Name == "" })
		},
	},
	{Rule: Rule{Cap: CapHostGateway, Option: "--add-host …:host-gateway", Field: "Network.HostAdd", Since: "4.7.0",
		Instead: "give the host's address"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Network.HostAdd, func(h *string) bool { return strings.HasSuffix(*h, ":host-gateway") })
		},
		leaveOut: func(s *ContainerSpec) {
			s.Network.HostAdd = without(s.Network.HostAdd, func(h string) bool { return strings.HasSuffix(h, ":host-gateway") })
		},
	},
	{Rule: Rule{Cap: CapInterfaceName, Option: "--network NAME:interface_name=", Field: "Network.Networks.InterfaceName",
		Paths: []string{"Networks{}.interface_name"}, Since: "4.0.0",
		Note:    "older servers name interfaces eth0, eth1 … in the order of the networks' names",
		Instead: "use those names"},
		used: func(s *ContainerSpec) bool { return interfacesNamed(s.Network.Networks) },
		leaveOut: func(s *ContainerSpec) {
			s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) { n.InterfaceName = "" })
		},
	},
	{Rule: Rule{Cap: CapNetworkDriverOptions, Option: "--network NAME:KEY=VALUE for the driver", Field: "Network.Networks.Options",
		Paths: []string{"Networks{}.options", "pod Networks{}.options"}, Since: "5.4.0",
		Note: "older servers know ip, ip6, mac, alias and interface_name alone, and pass nothing on to the network's driver"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Network.Networks, func(n *NetworkAttachment) bool { return len(n.Options) > 0 })
		},
		leaveOut: func(s *ContainerSpec) {
			s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) { n.Options = nil })
		},
	},
	// libpod/container_inspect.go: what is exposed is shown since 3.4.0, as Config.ExposedPorts since 5.3.0.
	{Rule: Rule{Cap: CapExpose, Option: "--expose", Field: "Network.Expose", Since: "3.4.0",
		Note:    "older servers use it for --publish-all alone",
		Instead: "leave the option out: a port is reached without it"},
		used:     func(s *ContainerSpec) bool { return len(s.Network.Expose) > 0 && !s.Network.PublishAll },
		leaveOut: func(s *ContainerSpec) { s.Network.Expose = nil },
	},
	{Rule: Rule{Cap: CapExposeJoined, Option: "--expose in a network that is not the container's own", Field: "Network.Expose", Since: "5.3.0",
		Note:    "older servers forget it with network mode host, none, container or ns, and in a pod's network",
		Instead: "leave the option out: a port is reached without it"},
		used:     func(s *ContainerSpec) bool { return len(s.Network.Expose) > 0 && !ownNetwork(s) },
		leaveOut: func(s *ContainerSpec) { s.Network.Expose = nil },
	},
	{Rule: Rule{Cap: CapPasta, Option: "--network=pasta", Field: "Network.NS", Since: "4.4.0", Instead: "use slirp4netns"},
		used: func(s *ContainerSpec) bool {
			return s.Network.NS.Mode == NamespacePasta || s.Network.Options["pasta"] != nil
		},
		leaveOut: func(s *ContainerSpec) {
			if s.Network.NS.Mode == NamespacePasta {
				s.Network.NS = Namespace{}
			}
			s.Network.Options = maps.Clone(s.Network.Options)
			delete(s.Network.Options, "pasta")
		},
	},
}
