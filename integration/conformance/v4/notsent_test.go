package conformance

// notSent lists the fields of 4.9.5's SpecGenerator that the v4 adapter never
// sends, each with the reason. A field missing here must be in at least one body;
// a field listed here must be in none.
var notSent = map[string]string{
	"oci_runtime": "no server reads it", "namespace": "no server reads it", "rootfs_propagation": "no server reads it",
	"devices[].type": devicePath, "devices[].major": devicePath, "devices[].minor": devicePath,
	"devices[].fileMode": devicePath, "devices[].uid": devicePath, "devices[].gid": devicePath,
	"throttleReadBpsDevice{}.major": deviceNumber, "throttleReadBpsDevice{}.minor": deviceNumber,
	"throttleWriteBpsDevice{}.major": deviceNumber, "throttleWriteBpsDevice{}.minor": deviceNumber,
	"throttleReadIOPSDevice{}.major": deviceNumber, "throttleReadIOPSDevice{}.minor": deviceNumber,
	"throttleWriteIOPSDevice{}.major": deviceNumber, "throttleWriteIOPSDevice{}.minor": deviceNumber,
	"weightDevice{}.major": deviceNumber, "weightDevice{}.minor": deviceNumber,
	"weightDevice{}.leafWeight": "no server reads it",
	"devices_from":              "no server reads it", "host_device_list": "servers overwrite it",
	"intelRdt.l3CacheSchema": "no server reads it", "intelRdt.memBwSchema": "no server reads it",
	"intelRdt.enableCMT": "no server reads it", "intelRdt.enableMBM": "no server reads it",
	"resource_limits.devices": "4.x puts a rule that denies all devices behind them, so the rule device-rules refuses it",
	"unified":                 "no server reads it; resource_limits.unified is what counts",
	"cpu_period":              "no server reads it; resource_limits.cpu.period is what counts",
	"cpu_quota":               "no server reads it; resource_limits.cpu.quota is what counts",
	"cni_networks":            "the 3.x way, deprecated in 4.0; Networks says the same and more",
}

// podNotSent is notSent for PodSpecGenerator.
var podNotSent = map[string]string{
	"cni_networks":                  "the 3.x way, deprecated in 4.0; Networks says the same and more",
	"cpu_period":                    "no server reads it; resource_limits.cpu.period is what counts",
	"cpu_quota":                     "no server reads it; resource_limits.cpu.quota is what counts",
	"throttleReadBpsDevice{}.major": deviceNumber, "throttleReadBpsDevice{}.minor": deviceNumber,
	"resource_limits.devices": "servers skip them for a pod",
	// What podman's GetLimits (libpod/oci_conmon_linux.go) does not take over from a pod's limits.
	"resource_limits.memory.kernel": podUnread, "resource_limits.memory.kernelTCP": podUnread,
	"resource_limits.memory.disableOOMKiller": podUnread,
	"resource_limits.memory.useHierarchy":     podUnread, "resource_limits.memory.checkBeforeUpdate": podUnread,
	"resource_limits.cpu.idle": podUnread, "resource_limits.cpu.burst": podUnread,
	// What it takes over, but no server on cgroups v1 or with systemd applies.
	"resource_limits.hugepageLimits": podSome, "resource_limits.network": podSome, "resource_limits.rdma": podSome,
	"resource_limits.unified": podSome,
}

const (
	podUnread = "no server reads it for a pod"
	podSome   = "only some servers apply it to a pod: those with cgroups v2 and without systemd"
)

// Reasons that several rows share.
const (
	devicePath   = "servers read the path only"
	deviceNumber = "servers look the device up by its path"
)
