package adaptertest

import "strings"

// reason says why no field reaches some paths.
type reason struct{ paths, why string }

// unreachable are the JSON paths that some release has and no field of a
// ContainerSpec reaches there, each with the reason. A path that a field does
// reach, but a rule refuses, has its reason in the rule's note.
var unreachable = []reason{
	{"oci_runtime namespace rootfs_propagation unified devices_from devices[].uid devices[].gid devices[].fileMode",
		"no server reads it (docs/decisions/0004)"},
	{"host_device_list host_device_list[].path host_device_list[].type host_device_list[].major host_device_list[].minor " +
		"host_device_list[].fileMode host_device_list[].uid host_device_list[].gid", "no server reads it (docs/decisions/0004)"},
	{"intelRdt.l3CacheSchema intelRdt.memBwSchema intelRdt.enableCMT intelRdt.enableMBM", "no server reads it (docs/decisions/0004)"},
	{"cpu_period cpu_quota", "no server reads it for containers; resource_limits.cpu says it"},
	{"weightDevice{}.leafWeight", "BlockIO.WeightDevice says it, by the device's numbers"},
	{"idmappings.AutoUserNs", "goes with IDMappings.Auto"},
	{"device_cgroup_rule[].allow", "always true: servers take no rule of this list for another"},
	{"cni_networks", "4.x reads it where Networks is empty; Networks says it"},
	{"static_ipv6", "3.x never applies it: network-ipv6 refuses"},
	{"base_hosts_file image_volumes[].subPath healthconfig.StartInterval startupHealthConfig.StartInterval removeImage " +
		"healthLogDestination healthMaxLogCount healthMaxLogSize use_image_hostname artifact_volumes " +
		"artifact_volumes[].source artifact_volumes[].destination artifact_volumes[].digest artifact_volumes[].title artifact_volumes[].name",
		"podman 5's: the neutral spec is 4.9's"},
}

// otherMajor are those that a field reaches in the releases of one major.
var otherMajor = map[string]bool{"cni_networks": true}

// noField is unreachable by path.
func (k *kind) noField() map[string]string {
	out := map[string]string{}
	for _, u := range k.unreachable {
		for path := range strings.FieldsSeq(u.paths) {
			out[path] = u.why
		}
	}
	return out
}

// unreachablePod are those of a PodSpec.
var unreachablePod = []reason{
	{"netns.value netns.string", "before 4.4 no server takes a pod's network by a path, nor any other that has a value"},
	{"cpu_period cpu_quota", "no server reads it; resource_limits.cpu says it"},
	{"resource_limits.memory.kernel resource_limits.memory.kernelTCP resource_limits.memory.disableOOMKiller " +
		"resource_limits.memory.useHierarchy " +
		"resource_limits.memory.checkBeforeUpdate resource_limits.cpu.burst resource_limits.cpu.idle",
		"no server reads it of a pod (GetLimits in libpod/oci_conmon_linux.go)"},
	{"resource_limits.devices resource_limits.devices[].allow resource_limits.devices[].type resource_limits.devices[].major " +
		"resource_limits.devices[].minor resource_limits.devices[].access", "servers skip them for a pod"},
	{"resource_limits.hugepageLimits resource_limits.hugepageLimits[].pageSize resource_limits.hugepageLimits[].limit " +
		"resource_limits.network resource_limits.network.classID resource_limits.network.priorities " +
		"resource_limits.network.priorities[].name resource_limits.network.priorities[].priority resource_limits.rdma " +
		"resource_limits.rdma{}.hcaHandles resource_limits.rdma{}.hcaObjects resource_limits.unified",
		"only servers with cgroups v2 and without systemd apply it to a pod, and none says whether it is one"},
	{"idmappings.AutoUserNs", "goes with IDMappings.Auto"},
	{"cni_networks", "4.x reads it where Networks is empty; Networks says it"},
	{"image_volumes[].subPath hostsFile no_manage_hostname", "podman 5's: the neutral spec is 4.9's"},
}
