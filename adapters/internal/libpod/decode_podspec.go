package libpod

import (
	"reflect"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// DecodePod reads a create body of a pod, the way back of [EncodePod]: what a
// container's spec says in the same form is decoded as that. What the neutral
// spec cannot say is an error, and so is what f holds already.
func DecodePod(f *Faults, in *wire.PodSpecGenerator, nets Networks) (*core.PodSpec, error) {
	d := decoder{Faults: f, in: infraOf(in), nets: nets, out: &core.ContainerSpec{}}
	d.storage()
	d.security()
	d.network()
	d.resources()
	b := &in.PodBasicConfig
	out := &core.PodSpec{
		Basic: core.PodBasic{
			Name: b.Name, Hostname: b.Hostname, Labels: b.Labels, CreateCommand: b.PodCreateCommand,
			ExitPolicy: core.PodExitPolicy(b.ExitPolicy), RestartPolicy: b.RestartPolicy, RestartTries: b.RestartRetries,
			NoInfra: b.NoInfra, InfraImage: b.InfraImage, InfraName: b.InfraName, InfraCommand: b.InfraCommand,
			InfraConmonPidFile: b.InfraConmonPidFile, SharedNamespaces: SharedAgain(b.SharedNamespaces), ShareParent: b.ShareParent,
			PID: d.namespace(b.Pid), UTS: d.namespace(b.UtsNs), IPC: d.namespace(b.Ipc),
			Devices: b.Devices, Sysctl: b.Sysctl, ServiceContainer: in.ServiceContainerID,
		},
		Cgroup:   core.PodCgroup{Parent: in.CgroupParent},
		Storage:  core.PodStorage{ShmSize: (*core.Bytes)(in.ShmSize), ShmSizeSystemd: (*core.Bytes)(in.ShmSizeSystemd)},
		Security: core.PodSecurity{SecurityOpts: in.SecurityOpt},
	}
	out.SetInfra(d.out)
	if !reflect.DeepEqual(out.Infra().Resources, d.out.Resources) {
		d.Field("resource_limits", "", "has limits that servers do not read of a pod")
	}
	if c := out.Resources.CPU; c != nil && *c == (core.PodCPU{}) {
		out.Resources.CPU = nil // it is there for the servers' inspect only
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// infraOf returns what a pod's body and a container's say in the same form.
func infraOf(in *wire.PodSpecGenerator) *wire.SpecGenerator {
	n, r, st := &in.PodNetworkConfig, &in.PodResourceConfig, &in.PodStorageConfig
	out := &wire.SpecGenerator{}
	out.ContainerNetworkConfig = wire.ContainerNetworkConfig{
		NetNS: n.NetNS, PortMappings: n.PortMappings, Networks: n.Networks, CNINetworks: n.CNINetworks,
		StaticIP: n.StaticIP, StaticMAC: n.StaticMAC,
		UseImageResolvConf: n.NoManageResolvConf, DNSServers: n.DNSServer, DNSSearch: n.DNSSearch, DNSOptions: n.DNSOption,
		UseImageHosts: n.NoManageHosts, HostAdd: n.HostAdd, NetworkOptions: n.NetworkOptions,
	}
	out.ContainerResourceConfig = wire.ContainerResourceConfig{
		ResourceLimits: r.ResourceLimits, CPUPeriod: r.CPUPeriod, CPUQuota: r.CPUQuota, ThrottleReadBpsDevice: r.ThrottleReadBpsDevice,
	}
	out.ContainerStorageConfig = wire.ContainerStorageConfig{
		Mounts: st.Mounts, Volumes: st.Volumes, OverlayVolumes: st.OverlayVolumes, ImageVolumes: st.ImageVolumes, VolumesFrom: st.VolumesFrom,
	}
	out.ContainerSecurityConfig = wire.ContainerSecurityConfig{UserNS: in.Userns, IDMappings: in.IDMappings}
	return out
}
