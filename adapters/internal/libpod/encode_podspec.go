package libpod

import (
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// EncodePod returns a pod's spec as a create body. What a container's spec says
// in the same form is encoded as that.
func EncodePod(f *Faults, p *core.PodSpec, server core.Server, nets Networks) *wire.PodSpecGenerator {
	e := encoder{Faults: f, s: p.Infra(), server: server, nets: nets, out: &wire.SpecGenerator{}}
	e.storage()
	e.security()
	e.network()
	e.resources()
	out := &wire.PodSpecGenerator{
		PodBasicConfig:     podBasic(p, server),
		PodCgroupConfig:    wire.PodCgroupConfig{CgroupParent: p.Cgroup.Parent},
		PodSecurityConfig:  wire.PodSecurityConfig{SecurityOpt: p.Security.SecurityOpts, IDMappings: e.out.IDMappings},
		ServiceContainerID: p.Basic.ServiceContainer,
	}
	n := &e.out.ContainerNetworkConfig
	out.PodNetworkConfig = wire.PodNetworkConfig{
		NetNS: n.NetNS, PortMappings: n.PortMappings, Networks: n.Networks,
		StaticIP: n.StaticIP, StaticMAC: n.StaticMAC, CNINetworks: n.CNINetworks,
		NoManageResolvConf: n.UseImageResolvConf, DNSServer: n.DNSServers, DNSSearch: n.DNSSearch, DNSOption: n.DNSOptions,
		NoManageHosts: n.UseImageHosts, HostAdd: n.HostAdd, NetworkOptions: n.NetworkOptions,
	}
	out.PodResourceConfig = wire.PodResourceConfig{
		ResourceLimits: e.out.ResourceLimits, ThrottleReadBpsDevice: e.out.ThrottleReadBpsDevice,
	}
	if r := out.ResourceLimits; r != nil && r.CPU == nil {
		r.CPU = &wire.LinuxCPU{} // servers' own inspect shows no limit of the pod without it
	}
	st := &e.out.ContainerStorageConfig
	out.PodStorageConfig = wire.PodStorageConfig{
		Mounts: st.Mounts, Volumes: st.Volumes, OverlayVolumes: st.OverlayVolumes, ImageVolumes: st.ImageVolumes, VolumesFrom: st.VolumesFrom,
		ShmSize: (*int64)(p.Storage.ShmSize), ShmSizeSystemd: (*int64)(p.Storage.ShmSizeSystemd),
	}
	return out
}

func podBasic(p *core.PodSpec, server core.Server) wire.PodBasicConfig {
	b := &p.Basic
	out := wire.PodBasicConfig{
		Name: b.Name, Hostname: b.Hostname, Labels: b.Labels, PodCreateCommand: b.CreateCommand,
		NoInfra: b.NoInfra, InfraImage: b.InfraImage, InfraName: b.InfraName, InfraCommand: b.InfraCommand,
		InfraConmonPidFile: b.InfraConmonPidFile,
		SharedNamespaces:   SharedNamespaces(p), ShareParent: b.ShareParent,
		Pid: namespace(b.PID), UtsNs: namespace(b.UTS), Ipc: namespace(b.IPC), Userns: namespace(b.UserNS),
		Devices: b.Devices, Sysctl: b.Sysctl,
	}
	if out.SharedNamespaces != nil && len(out.SharedNamespaces) == 0 {
		out.SharedNamespaces = NoNamespaces
	}
	if out.ShareParent == nil && !b.NoInfra {
		out.ShareParent = new(true)
	}
	if server.Version.AtLeast(sinceExitPolicy) {
		out.ExitPolicy = string(b.ExitPolicy)
	}
	if server.Version.AtLeast(sincePodRestart) {
		out.RestartPolicy, out.RestartRetries = b.RestartPolicy, b.RestartTries
	}
	return out
}
