package core

import "strings"

// usualIPAM is the IPAM driver of servers that choose it by themselves.
func (s *NetworkSpec) usualIPAM() string {
	if s.driver() == DriverMacvlan && len(s.Subnets) == 0 {
		return IPAMDHCP
	}
	return IPAMHostLocal
}

// Uses returns the capabilities that the spec needs, in the order of the rules
// table. What every release can do needs none.
func (s *NetworkSpec) Uses() []Capability { return uses(networkSpecRules, s) }

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
