package core

import "net/netip"

// The drivers that networks usually have.
const (
	DriverBridge  = "bridge"
	DriverMacvlan = "macvlan"
	DriverIPvlan  = "ipvlan"
)

// The IPAM drivers of Podman.
const (
	IPAMHostLocal = "host-local"
	IPAMDHCP      = "dhcp"
	IPAMNone      = "none"
)

// NetworkSpec says what a network is to be. The zero value is a bridge with a
// name, a subnet and DNS of the server's choice.
type NetworkSpec struct {
	Name   string // empty: the server chooses
	Driver string // empty: bridge
	// InterfaceName is the name of the bridge, or the parent interface of a
	// macvlan or ipvlan network; empty: the server chooses.
	InterfaceName string

	Subnets []NetworkSubnet // none: the server chooses
	Routes  []NetworkRoute
	// IPv6 demands an IPv6 subnet beside an IPv4 one; the server chooses what
	// Subnets lacks.
	IPv6     bool
	Internal bool // no way out of the network

	// DNS is whether containers find each other by name. nil is on wherever the
	// server can, which it says by itself only on bridges: what it cannot is in
	// the warnings of what [Client.CreateNetwork] returns.
	DNS        *bool
	DNSServers []netip.Addr // that the network's own DNS asks; empty: the host's

	Labels  map[string]string
	Options map[string]string // of the driver: "mtu", "vlan", "isolate" …; parent is InterfaceName

	IPAMDriver  string            // "host-local", "dhcp" or "none"; empty: the server chooses
	IPAMOptions map[string]string // of the IPAM driver

	// IgnoreIfExists returns a network of that name that is there already, as it is.
	IgnoreIfExists bool
}

// NetworkSubnet is one subnet of a network.
type NetworkSubnet struct {
	Subnet  netip.Prefix // bits behind the prefix mean nothing
	Gateway netip.Addr   // zero: the subnet's first address
	// LeaseStart and LeaseEnd bound the addresses that containers are given;
	// zero: those of the whole subnet.
	LeaseStart, LeaseEnd netip.Addr
}

// NetworkRoute is a static route of the containers in a network.
type NetworkRoute struct {
	Destination netip.Prefix
	Gateway     netip.Addr
	Metric      *uint32 // nil: the server's own
}

// driver returns the driver, the default one by its name.
func (s *NetworkSpec) driver() string {
	if s.Driver == "" {
		return DriverBridge
	}
	return s.Driver
}

// LeasePrefix returns the subnet whose first and last address the lease range
// is, as "network create --ip-range ADDRESS/LENGTH" says it. The first one is
// what follows the network's own address; false: it is no such range.
func (n NetworkSubnet) LeasePrefix() (netip.Prefix, bool) {
	if !n.LeaseStart.IsValid() || !n.LeaseEnd.IsValid() || n.LeaseStart.BitLen() != n.LeaseEnd.BitLen() {
		return netip.Prefix{}, false
	}
	for bits := n.LeaseStart.BitLen(); bits >= 0; bits-- {
		p := netip.PrefixFrom(n.LeaseStart, bits).Masked()
		if first, last := LeaseOf(p); first == n.LeaseStart && last == n.LeaseEnd {
			return p, true
		}
	}
	return netip.Prefix{}, false
}

// LeaseOf returns the first and the last address of a range in CIDR notation
// as podman counts: without the network's own address, with the broadcast one.
func LeaseOf(p netip.Prefix) (first, last netip.Addr) {
	p = p.Masked()
	first = p.Addr()
	if p.IsSingleIP() {
		return first, first
	}
	b := first.AsSlice()
	for i := p.Bits(); i < len(b)*8; i++ {
		b[i/8] |= 0x80 >> (i % 8)
	}
	last, _ = netip.AddrFromSlice(b)
	return first.Next(), last
}

// hasIPv6Subnet reports whether one of the subnets is of IPv6.
func (s *NetworkSpec) hasIPv6Subnet() bool {
	return anyOf(s.Subnets, func(n *NetworkSubnet) bool { return n.Subnet.Addr().Is6() })
}
