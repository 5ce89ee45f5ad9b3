package v4

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// v4_2 and v4_6 are the releases that got a pod's exit policy and its restart
// policy. What older ones do is "continue" and "no".
var (
	v4_2 = core.MustVersion("4.2.0")
	v4_6 = core.MustVersion("4.6.0")
)

// encodePod returns the create body for a pod. What a container's spec says in
// the same form is encoded as that.
func encodePod(p *core.PodSpec, server core.Server) (*PodSpecGenerator, error) {
	if err := mustBe4("a pod spec", server); err != nil {
		return nil, err
	}
	e := encoder{s: p.Infra(), server: server, out: &SpecGenerator{}}
	e.storage()
	e.security()
	e.network()
	e.resources()
	out := &PodSpecGenerator{
		PodBasicConfig:     podBasic(p, server),
		PodCgroupConfig:    PodCgroupConfig{CgroupParent: p.Cgroup.Parent},
		PodSecurityConfig:  PodSecurityConfig{SecurityOpt: p.Security.SecurityOpts, IDMappings: e.out.IDMappings},
		ServiceContainerID: p.Basic.ServiceContainer,
	}
	n := &e.out.ContainerNetworkConfig
	out.PodNetworkConfig = PodNetworkConfig{
		NetNS: n.NetNS, PortMappings: n.PortMappings, Networks: n.Networks,
		NoManageResolvConf: n.UseImageResolvConf, DNSServer: n.DNSServers, DNSSearch: n.DNSSearch, DNSOption: n.DNSOptions,
		NoManageHosts: n.UseImageHosts, HostAdd: n.HostAdd, NetworkOptions: n.NetworkOptions,
	}
	out.PodResourceConfig = PodResourceConfig{
		ResourceLimits: e.out.ResourceLimits, ThrottleReadBpsDevice: e.out.ThrottleReadBpsDevice,
	}
	if r := out.ResourceLimits; r != nil && r.CPU == nil {
		r.CPU = &LinuxCPU{} // servers' own inspect shows no limit of the pod without it
	}
	st := &e.out.ContainerStorageConfig
	out.PodStorageConfig = PodStorageConfig{
		Mounts: st.Mounts, Volumes: st.Volumes, OverlayVolumes: st.OverlayVolumes, ImageVolumes: st.ImageVolumes, VolumesFrom: st.VolumesFrom,
		ShmSize: (*int64)(p.Storage.ShmSize), ShmSizeSystemd: (*int64)(p.Storage.ShmSizeSystemd),
	}
	if err := e.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

func podBasic(p *core.PodSpec, server core.Server) PodBasicConfig {
	b := &p.Basic
	out := PodBasicConfig{
		Name: b.Name, Hostname: b.Hostname, Labels: b.Labels, PodCreateCommand: b.CreateCommand,
		NoInfra: b.NoInfra, InfraImage: b.InfraImage, InfraName: b.InfraName, InfraCommand: b.InfraCommand,
		InfraConmonPidFile: b.InfraConmonPidFile,
		SharedNamespaces:   libpod.SharedNamespaces(p), ShareParent: b.ShareParent,
		Pid: namespace(b.PID), UtsNs: namespace(b.UTS), Ipc: namespace(b.IPC), Userns: namespace(b.UserNS),
		Devices: b.Devices, Sysctl: b.Sysctl,
	}
	if out.SharedNamespaces != nil && len(out.SharedNamespaces) == 0 {
		out.SharedNamespaces = libpod.NoNamespaces
	}
	if out.ShareParent == nil && !b.NoInfra {
		out.ShareParent = new(true)
	}
	if server.Version.AtLeast(v4_2) {
		out.ExitPolicy = string(b.ExitPolicy)
	}
	if server.Version.AtLeast(v4_6) {
		out.RestartPolicy, out.RestartRetries = b.RestartPolicy, b.RestartTries
	}
	return out
}
