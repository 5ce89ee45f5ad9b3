package core

import (
	"net"
	"net/netip"
	"slices"

	"github.com/podspan/podspan/core/reply"
)

// notApplied returns what of the spec is not in the network that a server
// made, in the command line's words. Drivers that are not Podman's own make
// what they like of a network.
func (s *NetworkSpec) notApplied(got *reply.Network) []string {
	if !slices.Contains([]string{DriverBridge, DriverMacvlan, DriverIPvlan}, s.driver()) {
		return nil
	}
	var lost []string
	require := func(ok bool, option string) {
		if !ok {
			lost = append(lost, option)
		}
	}
	require(s.Name == "" || got.Name == s.Name, "the name")
	require(got.Driver == s.driver(), "--driver")
	require(s.InterfaceName == "" || got.NetworkInterface == s.InterfaceName, "--interface-name")
	for _, n := range s.Subnets {
		require(n.among(got.Subnets), "--subnet "+n.Subnet.String()+" with its gateway and range")
	}
	require(len(s.Routes) <= len(got.Routes), "--route")
	require(!s.IPv6 || got.IPv6Enabled, "--ipv6")
	require(!s.Internal || got.Internal, "--internal")
	if s.DNS != nil {
		require(got.DNSEnabled == *s.DNS, "--disable-dns=false")
	}
	require(len(s.DNSServers) <= len(got.NetworkDNSServers), "--dns")
	for name, value := range s.Labels {
		require(has(got.Labels, name, value), "--label "+name)
	}
	for name, value := range s.Options {
		_, ok := got.Options[name]
		// 0 is the default of mtu and vlan, which older servers leave out.
		require(ok || value == "0" || dockerOption(name), "--opt "+name)
	}
	require(s.IPAMDriver == "" || got.IPAMOptions["driver"] == s.IPAMDriver, "--ipam-driver")
	for name, value := range s.IPAMOptions {
		require(has(got.IPAMOptions, name, value), "IPAM option "+name)
	}
	slices.Sort(lost)
	return lost
}

func has(m map[string]string, name, value string) bool {
	got, ok := m[name]
	return ok && got == value
}

// among reports whether the subnet is one of those that a network has.
func (n NetworkSubnet) among(subnets []reply.Subnet) bool {
	same := func(want netip.Addr, got net.IP) bool {
		a, _ := netip.AddrFromSlice(got)
		return !want.IsValid() || a.Unmap() == want.Unmap()
	}
	return slices.ContainsFunc(subnets, func(got reply.Subnet) bool {
		var lease reply.LeaseRange
		if got.LeaseRange != nil {
			lease = *got.LeaseRange
		}
		return got.Subnet.String() == n.Subnet.Masked().String() && same(n.Gateway, got.Gateway) &&
			same(n.LeaseStart, lease.StartIP) && same(n.LeaseEnd, lease.EndIP)
	})
}
