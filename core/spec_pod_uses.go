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

// without returns a copy of the spec that does not use the capabilities; it is
// p itself if there are none. What p points to is not changed.
func (p *PodSpec) without(caps []Capability) *PodSpec {
	out, containers := leftOut(podSpecRules, p, caps)
	if len(containers) > 0 { // settings that pods share with containers
		out.SetInfra(out.Infra().without(containers))
	}
	return out
}

func (p *PodSpec) unapplied() []row[PodSpec] { return nil }
