package core

import "slices"

// podUses says when a PodSpec uses a capability. One row per capability of a
// pod's settings in capability_pod.go; a test holds both lists together.
var podUses = []struct {
	cap  Capability
	used func(*PodSpec) bool
}{
	{CapPodInfraName, func(p *PodSpec) bool { return p.Basic.InfraName != "" }},
	{CapPodPID, func(p *PodSpec) bool { return !p.Basic.PID.IsZero() }},
	{CapPodUserNS, func(p *PodSpec) bool { return ownUsers(p.Basic.UserNS) }},
	{CapPodIDMappings, func(p *PodSpec) bool {
		return p.Security.IDMappings != nil || ownUsers(p.Basic.UserNS) &&
			p.Basic.UserNS.Mode != NamespacePath && p.Basic.UserNS.Mode != NamespaceContainer
	}},
	{CapPodNoShareParent, func(p *PodSpec) bool { return p.Basic.ShareParent != nil && !*p.Basic.ShareParent }},
	{CapPodNoInfraCgroup, func(p *PodSpec) bool {
		return p.Basic.NoInfra && (p.Basic.ShareParent != nil && *p.Basic.ShareParent || p.limited())
	}},
	{CapPodShareCgroup, func(p *PodSpec) bool { return slices.Contains(p.Basic.SharedNamespaces, "cgroup") }},
	{CapPodNetworkAlias, func(p *PodSpec) bool {
		return anyOf(p.Network.Networks, func(n *NetworkAttachment) bool { return len(n.Aliases) > 0 })
	}},
	{CapPodNetworkPrivate, func(p *PodSpec) bool { return p.Network.NS.Mode == NamespacePrivate }},
	{CapPodNetworkPath, func(p *PodSpec) bool { return p.Network.NS.Mode == NamespacePath }},
	{CapPodDevices, func(p *PodSpec) bool { return len(p.Basic.Devices) > 0 }},
	{CapPodSysctl, func(p *PodSpec) bool { return len(p.Basic.Sysctl) > 0 }},
	{CapPodVolumes, func(p *PodSpec) bool {
		return len(p.Storage.Mounts)+len(p.Storage.Volumes)+len(p.Storage.OverlayVolumes)+len(p.Storage.ImageVolumes) > 0
	}},
	{CapPodVolumesFrom, func(p *PodSpec) bool { return len(p.Storage.VolumesFrom) > 0 }},
	{CapPodSecurityOpts, func(p *PodSpec) bool { return len(p.Security.SecurityOpts) > 0 }},
	{CapPodExitPolicy, func(p *PodSpec) bool { return p.Basic.ExitPolicy == PodExitStop }},
	{CapPodUTS, func(p *PodSpec) bool { return !p.Basic.UTS.IsZero() }},
	{CapPodShmSize, func(p *PodSpec) bool { return p.Storage.ShmSize != nil }},
	{CapPodServiceContainer, func(p *PodSpec) bool { return p.Basic.ServiceContainer != "" }},
	{CapPodResources, func(p *PodSpec) bool {
		r := &p.Resources
		return r.Memory != nil || r.CPU != nil || r.PidsLimit != nil || r.BlockIO != nil
	}},
	{CapPodReadBps, func(p *PodSpec) bool { return len(p.Resources.ReadBpsDevice) > 0 }},
	{CapPodIPC, func(p *PodSpec) bool { return !p.Basic.IPC.IsZero() }},
	{CapPodShmSizeSystemd, func(p *PodSpec) bool { return p.Storage.ShmSizeSystemd != nil }},
	{CapPodRestart, func(p *PodSpec) bool { return p.Basic.RestartPolicy != "" && p.Basic.RestartPolicy != "no" }},
}

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
	var caps []Capability
	for i := range podUses {
		if podUses[i].used(p) {
			caps = append(caps, podUses[i].cap)
		}
	}
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
