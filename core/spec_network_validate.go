package core

import (
	"errors"
	"net/netip"
	"regexp"
	"slices"
)

// networkModes are words that --network takes for a mode. No server of 4.x
// gives such a name to a network; older ones do, and never find it again.
var networkModes = []string{"none", "host", "bridge", "private", "slirp4netns", "container", "ns", "default"}

// Validate checks what is wrong with the spec whatever the server: values out
// of range and settings that contradict each other. All that is wrong is in
// the one error, as [*FieldError]s of class [ErrInvalid].
func (s *NetworkSpec) Validate() error {
	if s == nil {
		return errNoSpec
	}
	v := validator{}
	if s.Name != "" {
		// Older servers make a file of the name, whatever it is.
		v.require(regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9_.-]*$`).MatchString(s.Name), "NetworkSpec.Name", s.Name,
			"must match [a-zA-Z0-9][a-zA-Z0-9_.-]*")
		v.require(!slices.Contains(networkModes, s.Name), "NetworkSpec.Name", s.Name, "is a network mode")
	}
	for i := range s.Subnets {
		s.Subnets[i].validate(&v)
	}
	for _, r := range s.Routes {
		v.require(r.Destination.IsValid() && r.Destination == r.Destination.Masked(), "NetworkSpec.Routes.Destination", r.Destination.String(),
			"must be a network in CIDR notation")
		v.require(r.Gateway.IsValid(), "NetworkSpec.Routes.Gateway", "", "must be an address")
	}
	for _, a := range s.DNSServers {
		v.require(a.IsValid(), "NetworkSpec.DNSServers", "", "must be an address")
	}
	v.require(len(s.DNSServers) == 0 || s.DNS == nil || *s.DNS, "NetworkSpec.DNSServers", "", "need DNS, which is turned off")
	v.require(len(s.Subnets) == 0 || s.IPAMDriver != IPAMDHCP && s.IPAMDriver != IPAMNone, "NetworkSpec.IPAMDriver", s.IPAMDriver,
		"takes no subnets")
	_, parent := s.Options["parent"]
	v.require(!parent || s.driver() == DriverBridge, "NetworkSpec.Options", "parent", "is said as InterfaceName")
	_, driver := s.IPAMOptions["driver"]
	v.require(!driver, "NetworkSpec.IPAMOptions", "driver", "is said as IPAMDriver")
	for name := range s.Labels {
		v.require(name != "", "NetworkSpec.Labels", "", "a label needs a name")
	}
	return errors.Join(v.errs...)
}

func (n *NetworkSubnet) validate(v *validator) {
	subnet := n.Subnet.Masked()
	v.require(subnet.IsValid(), "NetworkSpec.Subnets.Subnet", n.Subnet.String(), "must be a network in CIDR notation")
	for _, x := range []struct {
		field string
		addr  netip.Addr
	}{{"Gateway", n.Gateway}, {"LeaseStart", n.LeaseStart}, {"LeaseEnd", n.LeaseEnd}} {
		if x.addr.IsValid() && subnet.IsValid() {
			v.require(subnet.Contains(x.addr), "NetworkSpec.Subnets."+x.field, x.addr.String(), "is not in the subnet "+subnet.String())
		}
	}
	if n.LeaseStart.IsValid() && n.LeaseEnd.IsValid() {
		v.require(!n.LeaseEnd.Less(n.LeaseStart), "NetworkSpec.Subnets.LeaseEnd", n.LeaseEnd.String(), "comes before "+n.LeaseStart.String())
	}
}
