package v3

import (
	"io"
	"slices"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// anyPod reads a body in the form of any 3.x release.
type anyPod struct {
	PodSpecGenerator
	PID Namespace `json:"pid"` // 3.3's
}

// decodePodSpec reads a create body of a pod, the way back of encodePod. What
// the neutral spec cannot say is an error.
func decodePodSpec(body io.Reader) (*core.PodSpec, error) {
	in := &anyPod{}
	if err := libpod.Strict(body, in); err != nil {
		return nil, err
	}
	d := decoder{in: infraOf(&in.PodSpecGenerator), out: &core.ContainerSpec{}}
	d.network()
	d.security()
	pid := in.Pid
	if in.PID != (Namespace{}) {
		if pid != (Namespace{}) {
			d.Field("pid, pidns", "", "are the same in the words of different releases")
		}
		pid = in.PID
	}
	if in.ResourceLimits != nil || in.CPUPeriod != 0 || in.CPUQuota != 0 {
		d.Field("resource_limits, cpu_period, cpu_quota", "", "limit the infra container alone, if anything")
	}
	b := &in.PodBasicConfig
	out := &core.PodSpec{
		Basic: core.PodBasic{
			Name: b.Name, Hostname: b.Hostname, Labels: b.Labels, CreateCommand: b.PodCreateCommand,
			NoInfra: b.NoInfra, InfraImage: b.InfraImage, InfraName: b.InfraName, InfraCommand: b.InfraCommand,
			InfraConmonPidFile: b.InfraConmonPidFile, PID: core.Namespace{Mode: core.NamespaceMode(pid.NSMode), Value: pid.Value},
		},
		Cgroup: core.PodCgroup{Parent: in.CgroupParent},
	}
	out.SetInfra(d.out)
	if shared := b.SharedNamespaces; !b.NoInfra {
		// One of the namespaces is the pod's cgroup, in the words of 3.x.
		out.Basic.ShareParent = new(slices.Contains(shared, "cgroup"))
		out.Basic.SharedNamespaces = libpod.SharedAgain(slices.DeleteFunc(slices.Clone(shared), func(ns string) bool { return ns == "cgroup" }))
	} else {
		out.Basic.SharedNamespaces = shared
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// infraOf returns what a pod's body and a container's say in the same form.
func infraOf(in *PodSpecGenerator) *anySpec {
	n := &in.PodNetworkConfig
	out := &anySpec{NetNS: anyNamespace{n.NetNS}, UserNS: anyNamespace{in.Userns}}
	out.ContainerNetworkConfig = ContainerNetworkConfig{
		StaticIP: n.StaticIP, StaticMAC: n.StaticMAC, PortMappings: n.PortMappings, CNINetworks: n.CNINetworks,
		UseImageResolvConf: n.NoManageResolvConf, DNSServers: n.DNSServer, DNSSearch: n.DNSSearch, DNSOptions: n.DNSOption,
		UseImageHosts: n.NoManageHosts, HostAdd: n.HostAdd, NetworkOptions: n.NetworkOptions,
	}
	return out
}
