package conformance

// notSent lists the fields of 3.4.7's SpecGenerator that the v3 adapter never
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
	"unified":      "no server reads it; resource_limits.unified is what counts",
	"cpu_period":   "no server reads it; resource_limits.cpu.period is what counts",
	"cpu_quota":    "no server reads it; resource_limits.cpu.quota is what counts",
	"weightDevice": "3.x accepts it and never reads it, so the rule blkio-weight-device refuses it",
	"static_ipv6":  "3.x validates but never applies it, so the adapter refuses instead",
}

// podNotSent is notSent for PodSpecGenerator.
var podNotSent = map[string]string{
	"resource_limits": "3.4 limits the infra container by it, not the pod, so the rule pod-resources refuses it",
	"cpu_period":      "no server reads it; resource_limits.cpu.period is what counts",
	"cpu_quota":       "no server reads it; resource_limits.cpu.quota is what counts",
	"netns.value":     "belongs to mode path, which pods have from 4.4 on",
}

// Reasons that several rows share.
const (
	devicePath   = "servers read the path only"
	deviceNumber = "servers look the device up by its path"
)
