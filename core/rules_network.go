package core

// Why the capabilities cannot be left out where a policy leaves settings out.
const (
	kept     = "the network would be another one, which cannot be changed once it is there"
	joined   = "the container would have another address"
	filtered = "the list would have more networks than were asked for"
	pruned   = "more networks would be removed than were asked for"
)

// The capabilities: what a network's create asks for.
const (
	CapNetworkSubnets         Capability = "network-subnets"
	CapNetworkLeaseRange      Capability = "network-lease-range"
	CapNetworkIPv6Subnet      Capability = "network-ipv6-subnet"
	CapNetworkRoutes          Capability = "network-routes"
	CapNetworkDNSServers      Capability = "network-dns-servers"
	CapNetworkInterfaceName   Capability = "network-interface-name"
	CapNetworkIPvlan          Capability = "network-ipvlan"
	CapNetworkIPAMDriver      Capability = "network-ipam-driver"
	CapNetworkIPAMNone        Capability = "network-ipam-none"
	CapNetworkMacvlanSubnet   Capability = "network-macvlan-subnet"
	CapNetworkMacvlanInternal Capability = "network-macvlan-internal"
	CapNetworkMacvlanOptions  Capability = "network-macvlan-options"
)

// networkSpecRules are the rows of the rules table on what a network's create asks for. Sources: the
// handlers of pkg/api/handlers/libpod/networks.go, and what they call:
// libpod/network of 3.x, containers/common/libnetwork of 4.x.
var networkSpecRules = []row[NetworkSpec]{
	{Rule: Rule{Cap: CapNetworkSubnets, Option: "network create --subnet (several)", Field: "NetworkSpec.Subnets",
		Instead: "create a network for each subnet", Essential: kept, Since: "4.0.0",
		Note: "older servers take one subnet"},
		used: func(s *NetworkSpec) bool { return len(s.Subnets) > 1 },
	},
	{Rule: Rule{Cap: CapNetworkLeaseRange, Option: "network create --ip-range START-END", Field: "NetworkSpec.Subnets.LeaseStart, LeaseEnd",
		Essential: kept, Since: "4.0.0",
		Note: "older servers take a range in CIDR notation only", Instead: "give it as ADDRESS/LENGTH"},
		used: func(s *NetworkSpec) bool {
			return anyOf(s.Subnets, func(n *NetworkSubnet) bool {
				_, cidr := n.LeasePrefix()
				return (n.LeaseStart.IsValid() || n.LeaseEnd.IsValid()) && !cidr
			})
		},
	},
	{Rule: Rule{Cap: CapNetworkIPv6Subnet, Option: "network create --ipv6 without an IPv6 --subnet", Field: "NetworkSpec.IPv6",
		Essential: kept, Since: "4.0.0",
		Note: "older servers choose no IPv6 subnet by themselves", Instead: "give one with --subnet"},
		used: func(s *NetworkSpec) bool { return s.IPv6 && !s.hasIPv6Subnet() },
	},
	{Rule: Rule{Cap: CapNetworkRoutes, Option: "network create --route", Field: "NetworkSpec.Routes", Essential: kept, Since: "4.6.0"},
		used: func(s *NetworkSpec) bool { return len(s.Routes) > 0 },
	},
	{Rule: Rule{Cap: CapNetworkDNSServers, Option: "network create --dns", Field: "NetworkSpec.DNSServers",
		Instead: "give --dns to the containers", Essential: kept, Since: "4.4.0"},
		used: func(s *NetworkSpec) bool { return len(s.DNSServers) > 0 },
	},
	{Rule: Rule{Cap: CapNetworkInterfaceName, Option: "network create --interface-name", Field: "NetworkSpec.InterfaceName", Essential: kept,
		Since: "4.0.0",
		Note:  "older servers name bridges cni-podman1, cni-podman2 …"},
		used: func(s *NetworkSpec) bool {
			return s.InterfaceName != "" && s.driver() != DriverMacvlan && s.driver() != DriverIPvlan
		},
	},
	{Rule: Rule{Cap: CapNetworkIPvlan, Option: "network create --driver=ipvlan", Field: "NetworkSpec.Driver", Essential: kept, Since: "4.0.0"},
		used: func(s *NetworkSpec) bool { return s.driver() == DriverIPvlan },
	},
	{Rule: Rule{Cap: CapNetworkIPAMDriver, Option: "network create --ipam-driver", Field: "NetworkSpec.IPAMDriver, IPAMOptions",
		Essential: kept, Since: "4.0.0",
		Note: "older servers use host-local, and dhcp for macvlan without a subnet"},
		used: func(s *NetworkSpec) bool {
			return s.IPAMDriver != "" && s.IPAMDriver != IPAMNone && s.IPAMDriver != s.usualIPAM() || len(s.IPAMOptions) > 0
		},
	},
	{Rule: Rule{Cap: CapNetworkIPAMNone, Option: "network create --ipam-driver=none", Field: "NetworkSpec.IPAMDriver", Essential: kept,
		Since: "4.1.0",
		Note:  "older servers use host-local all the same"},
		used: func(s *NetworkSpec) bool { return s.IPAMDriver == IPAMNone },
	},
	{Rule: Rule{Cap: CapNetworkMacvlanSubnet, Option: "network create --driver=macvlan --subnet", Field: "NetworkSpec.Subnets",
		Essential: kept, Since: "3.2.0",
		Note: "older servers use DHCP all the same"},
		used: func(s *NetworkSpec) bool { return s.driver() == DriverMacvlan && len(s.Subnets) > 0 },
	},
	{Rule: Rule{Cap: CapNetworkMacvlanInternal, Option: "network create --driver=macvlan --internal", Field: "NetworkSpec.Internal",
		Essential: kept, Since: "4.0.0",
		Note: "older servers never read it"},
		used: func(s *NetworkSpec) bool { return s.driver() == DriverMacvlan && s.Internal },
	},
	{Rule: Rule{Cap: CapNetworkMacvlanOptions, Option: "network create --driver=macvlan --opt (but mtu and parent)",
		Field: "NetworkSpec.Options", Essential: kept, Since: "4.0.0",
		Note: "older servers never read them"},
		used: func(s *NetworkSpec) bool {
			if s.driver() != DriverMacvlan {
				return false
			}
			for name := range s.Options {
				if name != "mtu" {
					return true
				}
			}
			return false
		},
	},
}

// The capabilities: calls on networks.
const (
	CapNetworkConnectAddress   Capability = "network-connect-address"
	CapNetworkConnectInterface Capability = "network-connect-interface"
	CapNetworkConnectOptions   Capability = "network-connect-options"
	CapNetworkExists           Capability = "network-exists"
	CapNetworkFilter           Capability = "network-filter"
	CapNetworkFilterNotLabel   Capability = "network-filter-not-label"
	CapNetworkFilterDangling   Capability = "network-filter-dangling"
	CapNetworkFilterUntil      Capability = "network-filter-until"
	CapNetworkPrune            Capability = "network-prune"
	CapNetworkPruneFilters     Capability = "network-prune-filters"
	CapNetworkPruneNotLabel    Capability = "network-prune-not-label"
)

// networkCallRules are the rows of the rules table on calls on networks.
var networkCallRules = []Rule{
	{Cap: CapNetworkConnectAddress, Option: "network connect --ip, --ip6, --mac-address", Field: "ConnectNetworkOptions.StaticIPs, StaticMAC",
		Essential: joined, Since: "4.0.0"},
	{Cap: CapNetworkConnectInterface, Option: "ConnectNetworkOptions.InterfaceName", Field: "ConnectNetworkOptions.InterfaceName",
		Essential: joined, Since: "4.0.0"},
	{Cap: CapNetworkConnectOptions, Option: "ConnectNetworkOptions.Options", Field: "ConnectNetworkOptions.Options",
		Essential: "the driver would join the container in another way", Since: "5.4.0",
		Note: "older servers pass nothing on to the network's driver"},
	{Cap: CapNetworkExists, Option: "network exists", Field: "NetworkExists", Paths: []string{"GET /networks/{name}/exists"}, Since: "3.1.0",
		EmulatedSince: "3.0.0", Emulation: "the network is inspected"},
	{Cap: CapNetworkFilter, Option: "network ls --filter name=, id=, driver=, label=", Field: "ListNetworksOptions.Filters", Since: "4.0.0",
		EmulatedSince: "3.0.0", Emulation: "the client filters the list: these servers know no driver but bridge"},
	{Cap: CapNetworkFilterNotLabel, Option: "network ls --filter label!=", Field: "ListNetworksOptions.Filters", Since: "4.2.0",
		EmulatedSince: "3.0.0", Emulation: "the client filters the list"},
	{Cap: CapNetworkFilterDangling, Option: "network ls --filter dangling=", Field: "ListNetworksOptions.Filters", Essential: filtered,
		Since: "4.2.0",
		Note:  "older servers do not say which network is the default one"},
	{Cap: CapNetworkFilterUntil, Option: "network ls --filter until=", Field: "ListNetworksOptions.Filters", Essential: filtered,
		Since: "4.0.0",
		Note:  "older servers do not say when a network was created"},
	{Cap: CapNetworkPrune, Option: "network prune", Field: "PruneNetworks", Paths: []string{"POST /networks/prune"},
		Essential: "it is the whole of the verb", Since: "3.1.0",
		Instead: "remove the networks by name"},
	{Cap: CapNetworkPruneFilters, Option: "network prune --filter (label= and until= together)", Field: "PruneNetworksOptions.Filters",
		Essential: pruned, Since: "4.0.0",
		Note: "older servers look at one of them only", Instead: "name the networks that are meant: network rm"},
	{Cap: CapNetworkPruneNotLabel, Option: "network prune --filter label!=", Field: "PruneNetworksOptions.Filters", Essential: pruned,
		Since:   "4.2.0",
		Instead: "list the networks with that filter and remove them by name: network ls, network rm"},
}
