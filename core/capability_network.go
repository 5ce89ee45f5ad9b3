package core

// The capabilities on networks that differ between releases.
const (
	CapNetworkSubnets          Capability = "network-subnets"
	CapNetworkLeaseRange       Capability = "network-lease-range"
	CapNetworkIPv6Subnet       Capability = "network-ipv6-subnet"
	CapNetworkRoutes           Capability = "network-routes"
	CapNetworkDNSServers       Capability = "network-dns-servers"
	CapNetworkInterfaceName    Capability = "network-interface-name"
	CapNetworkIPvlan           Capability = "network-ipvlan"
	CapNetworkIPAMDriver       Capability = "network-ipam-driver"
	CapNetworkIPAMNone         Capability = "network-ipam-none"
	CapNetworkMacvlanSubnet    Capability = "network-macvlan-subnet"
	CapNetworkMacvlanInternal  Capability = "network-macvlan-internal"
	CapNetworkMacvlanOptions   Capability = "network-macvlan-options"
	CapNetworkConnectAddress   Capability = "network-connect-address"
	CapNetworkConnectInterface Capability = "network-connect-interface"
	CapNetworkExists           Capability = "network-exists"
	CapNetworkFilter           Capability = "network-filter"
	CapNetworkFilterNotLabel   Capability = "network-filter-not-label"
	CapNetworkFilterDangling   Capability = "network-filter-dangling"
	CapNetworkFilterUntil      Capability = "network-filter-until"
	CapNetworkPrune            Capability = "network-prune"
	CapNetworkPruneFilters     Capability = "network-prune-filters"
	CapNetworkPruneNotLabel    Capability = "network-prune-not-label"
)
