package flags

import (
	"slices"
	"strings"

	"github.com/podspan/podspan/core"
)

// podShares are the flags of pod create that are those of create: they mean the
// same, of the pod instead of one container.
var podShares = []string{
	"add-host", "blkio-weight", "cgroup-parent", "cpu-shares", "cpus", "cpuset-cpus", "cpuset-mems", "device",
	"dns", "dns-option", "dns-search", "gidmap", "hostname", "ip", "ip6", "label", "label-file", "mac-address", "memory", "memory-swap",
	"network", "network-alias", "no-hosts", "pid", "publish", "restart", "shm-size", "shm-size-systemd", "subgidname", "subuidname",
	"sysctl", "uidmap", "userns", "uts", "volume", "volumes-from", "device-read-bps",
}

// podCaps are what of them some releases lack for pods.
var podCaps = map[string][]core.Capability{
	"blkio-weight": {core.CapPodResources}, "cpu-shares": {core.CapPodResources}, "cpus": {core.CapPodResources},
	"cpuset-cpus": {core.CapPodResources}, "cpuset-mems": {core.CapPodResources}, "memory": {core.CapPodResources},
	"memory-swap": {core.CapPodResources}, "device-read-bps": {core.CapPodReadBps},
	"device": {core.CapPodDevices}, "gidmap": {core.CapPodIDMappings}, "uidmap": {core.CapPodIDMappings},
	"ip6": {core.CapNetworkIPv6}, "network": {core.CapPodNetworkPrivate, core.CapPodNetworkPath, core.CapPasta},
	"network-alias": {core.CapPodNetworkAlias}, "pid": {core.CapPodPID}, "restart": {core.CapPodRestart},
	"shm-size": {core.CapPodShmSize}, "shm-size-systemd": {core.CapPodShmSizeSystemd}, "sysctl": {core.CapPodSysctl},
	"userns": {core.CapPodUserNS, core.CapPodIDMappings}, "uts": {core.CapPodUTS}, "volume": {core.CapPodVolumes},
	"volumes-from": {core.CapPodVolumesFrom},
}

// podFlags are the flags of pod create that create does not have, or has for
// something else.
type podFlags struct {
	name         string
	exitPolicy   core.PodExitPolicy
	infra        bool
	infraCommand string
	conmonPid    string
	infraImage   string
	infraName    string
	idFile       string
	replace      bool
	share        string
	shareParent  bool
	securityOpts []string
}

// rowsPodOwn are those flags.
var rowsPodOwn = []row{
	{Name: "name", Short: "n", Usage: "name of the pod",
		Apply: func(b *build, v value) error { b.pod.name = v.text; return nil }},
	{Name: "exit-policy", Default: string(core.PodExitContinue),
		Usage: "what the pod does when its last container has ended: continue or stop",
		Caps:  []core.Capability{core.CapPodExitPolicy}, Apply: func(b *build, v value) error {
			b.pod.exitPolicy = core.PodExitPolicy(v.text)
			return v.oneOf(string(core.PodExitContinue), string(core.PodExitStop))
		}},
	{Name: "infra", Kind: kBool, Default: "true", Usage: "make an infra container, which holds what the containers share",
		Apply: func(b *build, v value) error { b.pod.infra = v.on; return nil }},
	{Name: "infra-command", Usage: "command of the infra container",
		Apply: func(b *build, v value) error { b.pod.infraCommand = v.text; return nil }},
	{Name: "infra-conmon-pidfile", Usage: "path on the server for the PID of the infra container's conmon",
		Apply: func(b *build, v value) error { b.pod.conmonPid = v.text; return nil }},
	{Name: "infra-image", Usage: "image of the infra container",
		Apply: func(b *build, v value) error { b.pod.infraImage = v.text; return nil }},
	{Name: "infra-name", Usage: "name of the infra container", Caps: []core.Capability{core.CapPodInfraName},
		Apply: func(b *build, v value) error { b.pod.infraName = v.text; return nil }},
	{Name: "pod-id-file", Usage: "write the pod's ID to a file",
		Apply: func(b *build, v value) error { b.pod.idFile = v.text; return nil }},
	{Name: "replace", Kind: kBool, Usage: "remove a pod of the same name first",
		Apply: func(b *build, v value) error { b.pod.replace = v.on; return nil }},
	{Name: "security-opt", Kind: kArray, Usage: "security options of all containers, of which servers take label=… only",
		Caps:  []core.Capability{core.CapPodSecurityOpts},
		Apply: func(b *build, v value) error { b.pod.securityOpts = v.list; return v.noneEmpty() }},
	{Name: "share", Default: "ipc,net,uts",
		Usage: "namespaces that the containers share: some of cgroup, ipc, net, pid and uts, or none; +… adds to the default",
		Caps:  []core.Capability{core.CapPodShareCgroup}, Apply: func(b *build, v value) error { b.pod.share = v.text; return nil }},
	{Name: "share-parent", Kind: kBool, Default: "true", Usage: "make the pod's cgroup the parent of the containers'",
		Caps:  []core.Capability{core.CapPodNoShareParent, core.CapPodNoInfraCgroup},
		Apply: func(b *build, v value) error { b.pod.shareParent = v.on; return nil }},
	{Name: "blkio-weight-device", Kind: kStrings, Placeholder: "DEVICE_NAME:WEIGHT", Usage: "not available: use --blkio-weight",
		Apply: refuseLocal("no server takes it for a pod over its API: use --blkio-weight, or give it to the containers")},
	{Name: "device-write-bps", Kind: kStrings, Usage: "not available: give it to the containers",
		Apply: refuseLocal("no server takes it for a pod over its API: give it to the containers")},
}

// rowsPod returns the flags of pod create.
func rowsPod() []row {
	out := slices.Clone(rowsPodOwn)
	for _, r := range table() {
		if slices.Contains(podShares, r.Name) {
			r.Caps = podCaps[r.Name]
			r.Usage = strings.NewReplacer("of the container's", "of the pod's", "of the container", "of the pod", "the container's", "the pod's",
				"the container", "the pod").Replace(r.Usage)
			out = append(out, r)
		}
	}
	return out
}
