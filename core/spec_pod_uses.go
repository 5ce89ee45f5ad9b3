package core

// ownUsers reports whether a user namespace is another than the host's.
func ownUsers(n Namespace) bool {
	return n.Mode != "" && n.Mode != NamespaceDefault && n.Mode != NamespaceHost
}

// limited reports whether the pod's cgroup is to have limits.
func (p *PodSpec) limited() bool {
	r := &p.Resources
	return r.Memory != nil || r.CPU != nil || r.PidsLimit != nil || r.BlockIO != nil || len(r.ReadBpsDevice) > 0
}

// Uses returns the capabilities that the spec needs: those of pods in the
// order of the rules table, then those that containers' settings of the same
// form need.
func (p *PodSpec) Uses() []Capability {
	caps := uses(podSpecRules, p)
	for _, c := range p.Infra().Uses() {
		if c != CapDefaultNetworkAlias { // which CapPodNetworkAlias includes
			caps = append(caps, c)
		}
	}
	return caps
}

// CheckPod checks the spec as such ([PodSpec.Validate]) and against what the
// server can do. It returns everything that is wrong at once; nothing is sent.
func CheckPod(server Server, p *PodSpec) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return Check(server, p.Uses()...)
}
