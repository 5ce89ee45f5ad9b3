package adaptertest

import (
	"strings"
	"sync"
)

// unreachable are the JSON paths that some release has and no field of a
// ContainerSpec reaches there, each with the reason. A path that a field does
// reach, but a rule refuses, has its reason in the rule's note.
var unreachable = []struct{ paths, why string }{
	{"oci_runtime namespace rootfs_propagation unified devices_from devices[].uid devices[].gid devices[].fileMode", "no server reads it (docs/decisions/0004)"},
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
		"healthLogDestination healthMaxLogCount healthMaxLogSize Networks{}.options use_image_hostname artifact_volumes " +
		"artifact_volumes[].source artifact_volumes[].destination artifact_volumes[].digest artifact_volumes[].title artifact_volumes[].name",
		"podman 5's: the neutral spec is 4.9's"},
}

// otherMajor are those that a field reaches in the releases of one major.
var otherMajor = map[string]bool{"cni_networks": true}

// noField is unreachable by path.
var noField = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, u := range unreachable {
		for path := range strings.FieldsSeq(u.paths) {
			out[path] = u.why
		}
	}
	return out
})
