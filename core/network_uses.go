package core

import "strings"

// networkUses says when a NetworkSpec uses a capability.
var networkUses = []struct {
	cap  Capability
	used func(*NetworkSpec) bool
}{
	{CapNetworkSubnets, func(s *NetworkSpec) bool { return len(s.Subnets) > 1 }},
	{CapNetworkLeaseRange, func(s *NetworkSpec) bool {
		return anyOf(s.Subnets, func(n *NetworkSubnet) bool {
			_, cidr := n.LeasePrefix()
			return (n.LeaseStart.IsValid() || n.LeaseEnd.IsValid()) && !cidr
		})
	}},
	{CapNetworkIPv6Subnet, func(s *NetworkSpec) bool { return s.IPv6 && !s.hasIPv6Subnet() }},
	{CapNetworkRoutes, func(s *NetworkSpec) bool { return len(s.Routes) > 0 }},
	{CapNetworkDNSServers, func(s *NetworkSpec) bool { return len(s.DNSServers) > 0 }},
	{CapNetworkInterfaceName, func(s *NetworkSpec) bool {
		return s.InterfaceName != "" && s.driver() != DriverMacvlan && s.driver() != DriverIPvlan
	}},
	{CapNetworkIPvlan, func(s *NetworkSpec) bool { return s.driver() == DriverIPvlan }},
	{CapNetworkIPAMDriver, func(s *NetworkSpec) bool {
		return s.IPAMDriver != "" && s.IPAMDriver != IPAMNone && s.IPAMDriver != s.usualIPAM() || len(s.IPAMOptions) > 0
	}},
	{CapNetworkIPAMNone, func(s *NetworkSpec) bool { return s.IPAMDriver == IPAMNone }},
	{CapNetworkMacvlanSubnet, func(s *NetworkSpec) bool { return s.driver() == DriverMacvlan && len(s.Subnets) > 0 }},
	{CapNetworkMacvlanInternal, func(s *NetworkSpec) bool { return s.driver() == DriverMacvlan && s.Internal }},
	{CapNetworkMacvlanOptions, func(s *NetworkSpec) bool {
		if s.driver() != DriverMacvlan {
			return false
		}
		for name := range s.Options {
			if name != "mtu" {
				return true
			}
		}
		return false
	}},
}

// usualIPAM is the IPAM driver of servers that choose it by themselves.
func (s *NetworkSpec) usualIPAM() string {
	if s.driver() == DriverMacvlan && len(s.Subnets) == 0 {
		return IPAMDHCP
	}
	return IPAMHostLocal
}

// Uses returns the capabilities that the spec needs, in the order of the rules
// table. What every release can do needs none.
func (s *NetworkSpec) Uses() []Capability {
	var caps []Capability
	for i := range networkUses {
		if networkUses[i].used(s) {
			caps = append(caps, networkUses[i].cap)
		}
	}
	return caps
}

// CheckNetwork checks the spec as such ([NetworkSpec.Validate]) and against
// what the server can do. It returns everything that is wrong at once; nothing
// is sent.
func CheckNetwork(server Server, s *NetworkSpec) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return Check(server, s.Uses()...)
}

// dockerOption reports whether a driver option has Docker's name, which
// servers replace by their own.
func dockerOption(name string) bool { return strings.HasPrefix(name, "com.docker.network.") }
