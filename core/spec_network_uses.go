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

// without returns s itself: nothing of a network can be left out.
func (s *NetworkSpec) without([]Capability) *NetworkSpec { return s }

func (s *NetworkSpec) unapplied() []row[NetworkSpec] { return nil }

// dockerOption reports whether a driver option has Docker's name, which
// servers replace by their own.
func dockerOption(name string) bool { return strings.HasPrefix(name, "com.docker.network.") }
