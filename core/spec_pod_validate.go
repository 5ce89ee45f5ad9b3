package core

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Validate checks what is wrong with the spec whatever the server, as
// [ContainerSpec.Validate] does.
func (p *PodSpec) Validate() error {
	if p == nil {
		return errNoSpec
	}
	v := validator{}
	p.validateBasic(&v)
	p.validateNamespaces(&v)
	p.validateInfra(&v)
	p.validateShared(&v)
	infra := p.Infra()
	infra.validateMounts(&v)
	infra.validateNetwork(&v)
	v.require(!publishesNothing(infra) || len(infra.Network.Ports) == 0, "Network.Ports", "",
		"cannot be published with network mode "+string(infra.Network.NS.Mode)+": servers refuse them")
	infra.validateResources(&v)
	return errors.Join(v.errs...)
}

func (p *PodSpec) validateBasic(v *validator) {
	b := &p.Basic
	v.oneOf("Basic.ExitPolicy", string(b.ExitPolicy), string(PodExitContinue), string(PodExitStop))
	v.oneOf("Basic.RestartPolicy", b.RestartPolicy, "no", "on-failure", "always", "unless-stopped")
	v.require(b.RestartTries == nil || b.RestartPolicy == "on-failure", "Basic.RestartTries", "",
		"needs RestartPolicy on-failure: servers read it for no other")
	for _, ns := range b.SharedNamespaces {
		v.require(slices.Contains(podNamespaces, ns), "Basic.SharedNamespaces", ns, fmt.Sprintf("must be some of %q", podNamespaces))
	}
	shareParent := b.ShareParent == nil || *b.ShareParent
	v.require(!shareParent || b.ShareParent == nil || !slices.Contains(b.SharedNamespaces, "cgroup"), "Basic.SharedNamespaces", "cgroup",
		"contradicts ShareParent")
	v.require(shareParent || !p.limited(), "Resources", "", "are limits of the pod's cgroup, which ShareParent false does away with")
	v.require(p.Storage.ShmSize == nil || *p.Storage.ShmSize >= 0, "Storage.ShmSize", "", "must not be negative")
	v.require(p.Storage.ShmSizeSystemd == nil || *p.Storage.ShmSizeSystemd >= 0, "Storage.ShmSizeSystemd", "", "must not be negative")
	for _, o := range p.Security.SecurityOpts {
		// The containers of a pod inherit the infra container's labels alone
		// (pkg/specgen/generate/container.go, mapSecurityConfig, 4.9.5).
		v.require(strings.HasPrefix(o, "label=") || strings.HasPrefix(o, "label:"), "Security.SecurityOpts", o,
			"only label=… is for all containers: servers give the others to the infra container alone; give it to the containers (--security-opt)")
	}
}

// podNamespaces are those that a pod can share.
var podNamespaces = []string{"cgroup", "ipc", "net", "pid", "uts"}

// podNamespaceModes lists what each namespace of a pod may be, in any release.
var podNamespaceModes = map[string][]NamespaceMode{
	"Basic.PID": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePrivate},
	"Basic.UTS": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePrivate},
	"Basic.IPC": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePrivate, NamespaceShareable},
	"Basic.UserNS": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePrivate, NamespaceKeepID, NamespaceNoMap,
		NamespaceAuto},
	"Network.NS": {NamespaceDefault, NamespaceHost, NamespacePath, NamespacePrivate, NamespaceNone, NamespaceBridge, NamespaceSlirp,
		NamespacePasta},
}

func (p *PodSpec) validateNamespaces(v *validator) {
	for _, n := range []struct {
		field string
		ns    Namespace
	}{
		{"Basic.PID", p.Basic.PID}, {"Basic.UTS", p.Basic.UTS}, {"Basic.IPC", p.Basic.IPC},
		{"Basic.UserNS", p.Basic.UserNS}, {"Network.NS", p.Network.NS},
	} {
		v.namespace(n.field, n.ns, podNamespaceModes[n.field])
	}
	m := p.Security.IDMappings
	v.require(m == nil || m.Auto == nil || p.Basic.UserNS.Mode == NamespaceAuto, "Security.IDMappings.Auto", "", "needs UserNS mode auto")
	mapped := m != nil && len(m.UIDMap)+len(m.GIDMap) > 0
	v.require(p.Basic.UserNS.Mode != NamespacePrivate || mapped, "Basic.UserNS", string(NamespacePrivate), "needs IDMappings")
	v.require(!mapped || p.Basic.UserNS.Mode == NamespacePrivate, "Security.IDMappings", "", "need UserNS mode private")
	v.require(p.Basic.Hostname == "" || p.Basic.UTS.Mode != NamespaceHost, "Basic.Hostname", p.Basic.Hostname,
		"is the host's with UTS mode host")
}

// validateInfra refuses what nothing has without an infra container.
func (p *PodSpec) validateInfra(v *validator) {
	if !p.Basic.NoInfra {
		return
	}
	b, n, st := &p.Basic, &p.Network, &p.Storage
	for field, said := range map[string]bool{
		"Basic.InfraImage": b.InfraImage != "", "Basic.InfraName": b.InfraName != "", "Basic.InfraCommand": len(b.InfraCommand) > 0,
		"Basic.InfraConmonPidFile": b.InfraConmonPidFile != "", "Basic.SharedNamespaces": len(b.SharedNamespaces) > 0,
		"Basic.PID": !b.PID.IsZero(), "Basic.UTS": !b.UTS.IsZero(), "Basic.IPC": !b.IPC.IsZero(), "Basic.UserNS": !b.UserNS.IsZero(),
		"Basic.Hostname": b.Hostname != "", "Basic.Devices": len(b.Devices) > 0, "Basic.Sysctl": len(b.Sysctl) > 0,
		"Network.NS": !n.NS.IsZero(), "Network.Networks": len(n.Networks) > 0, "Network.Ports": len(n.Ports) > 0,
		"Network.DNSServers": len(n.DNSServers) > 0, "Network.DNSSearch": len(n.DNSSearch) > 0, "Network.DNSOptions": len(n.DNSOptions) > 0,
		"Network.UseImageResolvConf": n.UseImageResolvConf, "Network.UseImageHosts": n.UseImageHosts, "Network.HostAdd": len(n.HostAdd) > 0,
		"Network.Options": len(n.Options) > 0,
		"Storage":         len(st.Mounts)+len(st.Volumes)+len(st.OverlayVolumes)+len(st.ImageVolumes)+len(st.VolumesFrom) > 0,
		"Storage.ShmSize": st.ShmSize != nil, "Storage.ShmSizeSystemd": st.ShmSizeSystemd != nil,
		"Security": len(p.Security.SecurityOpts) > 0 || p.Security.IDMappings != nil,
	} {
		v.require(!said, field, "", "needs the infra container: leave NoInfra out")
	}
}
