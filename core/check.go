package core

// Check returns every capability in caps that the server lacks, as [Refusals],
// or nil. A capability without a rule is refused.
func Check(server Server, caps ...Capability) error {
	var refused Refusals
	for _, c := range caps {
		rule, ok := table().byCap[c]
		if !ok {
			refused = append(refused, &UnsupportedError{
				Cap: c, Option: string(c), Needs: "a release that this build does not know of", Has: server.Version, Server: server.URI,
			})
			continue
		}
		if rule.On(server.Version) == Refused {
			refused = append(refused, rule.Refusal(server))
		}
	}
	if refused == nil {
		return nil
	}
	return refused
}

// CheckSpec checks the spec as such ([ContainerSpec.Validate]) and against what
// the server can do. It returns everything that is wrong at once; nothing is
// sent.
func CheckSpec(server Server, s *ContainerSpec) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return Check(server, s.Uses()...)
}
