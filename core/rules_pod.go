package core

import "slices"

// The capabilities: what a pod's create asks for.
const (
	CapPodInfraName        Capability = "pod-infra-name"
	CapPodPID              Capability = "pod-pid"
	CapPodUserNS           Capability = "pod-userns"
	CapPodIDMappings       Capability = "pod-id-mappings"
	CapPodNoShareParent    Capability = "pod-no-share-parent"
	CapPodNoInfraCgroup    Capability = "pod-no-infra-cgroup"
	CapPodShareCgroup      Capability = "pod-share-cgroup"
	CapPodNetworkAlias     Capability = "pod-network-alias"
	CapPodNetworkPrivate   Capability = "pod-network-private"
	CapPodNetworkPath      Capability = "pod-network-path"
	CapPodDevices          Capability = "pod-devices"
	CapPodSysctl           Capability = "pod-sysctl"
	CapPodVolumes          Capability = "pod-volumes"
	CapPodVolumesFrom      Capability = "pod-volumes-from"
	CapPodSecurityOpts     Capability = "pod-security-opts"
	CapPodExitPolicy       Capability = "pod-exit-policy"
	CapPodUTS              Capability = "pod-uts"
	CapPodShmSize          Capability = "pod-shm-size"
	CapPodServiceContainer Capability = "pod-service-container"
	CapPodResources        Capability = "pod-resources"
	CapPodReadBps          Capability = "pod-read-bps"
	CapPodIPC              Capability = "pod-ipc"
	CapPodShmSizeSystemd   Capability = "pod-shm-size-systemd"
	CapPodRestart          Capability = "pod-restart"
)

// podSpecRules are the rows of the rules table on what a pod's create asks for. Paths are those of
// PodSpecGenerator with "pod " before them; what a pod's settings share with a
// container's (volumes, networks, mappings) the containers' rows govern, too.
var podSpecRules = []row[PodSpec]{
	{Rule: Rule{Cap: CapPodInfraName, Option: "pod create --infra-name", Field: "PodSpec.Basic.InfraName", Paths: []string{"pod infra_name"},
		Since: "3.3.0", Instead: "rename the infra container: rename"},
		used:     func(p *PodSpec) bool { return p.Basic.InfraName != "" },
		leaveOut: func(p *PodSpec) { p.Basic.InfraName = "" },
	},
	{Rule: Rule{Cap: CapPodPID, Option: "pod create --pid", Field: "PodSpec.Basic.PID",
		Instead: "give --pid to the containers", Essential: "the containers would see other processes", Since: "3.3.0"},
		used: func(p *PodSpec) bool { return !p.Basic.PID.IsZero() },
	},
	{Rule: Rule{Cap: CapPodUserNS, Option: "pod create --userns", Field: "PodSpec.Basic.UserNS",
		Essential: "the containers would run with other rights", Since: "3.4.0",
		Paths: []string{"pod userns", "pod userns.nsmode", "pod userns.value"}},
		used: func(p *PodSpec) bool { return ownUsers(p.Basic.UserNS) },
	},
	{Rule: Rule{Cap: CapPodIDMappings, Option: "pod create --uidmap, --gidmap, --userns=auto, --userns=keep-id",
		Field: "PodSpec.Security.IDMappings", Essential: "the containers would run with other rights", Since: "4.1.1",
		Note: "older servers do not read the mappings",
		Paths: []string{"pod idmappings", "pod idmappings.HostUIDMapping", "pod idmappings.HostGIDMapping",
			"pod idmappings.UIDMap", "pod idmappings.UIDMap[].container_id", "pod idmappings.UIDMap[].host_id", "pod idmappings.UIDMap[].size",
			"pod idmappings.GIDMap", "pod idmappings.GIDMap[].container_id", "pod idmappings.GIDMap[].host_id", "pod idmappings.GIDMap[].size",
			"pod idmappings.AutoUserNs", "pod idmappings.AutoUserNsOpts", "pod idmappings.AutoUserNsOpts.Size",
			"pod idmappings.AutoUserNsOpts.InitialSize",
			"pod idmappings.AutoUserNsOpts.PasswdFile", "pod idmappings.AutoUserNsOpts.GroupFile",
			"pod idmappings.AutoUserNsOpts.AdditionalUIDMappings", "pod idmappings.AutoUserNsOpts.AdditionalUIDMappings[].container_id",
			"pod idmappings.AutoUserNsOpts.AdditionalUIDMappings[].host_id", "pod idmappings.AutoUserNsOpts.AdditionalUIDMappings[].size",
			"pod idmappings.AutoUserNsOpts.AdditionalGIDMappings", "pod idmappings.AutoUserNsOpts.AdditionalGIDMappings[].container_id",
			"pod idmappings.AutoUserNsOpts.AdditionalGIDMappings[].host_id", "pod idmappings.AutoUserNsOpts.AdditionalGIDMappings[].size"}},
		used: func(p *PodSpec) bool {
			return p.Security.IDMappings != nil || ownUsers(p.Basic.UserNS) &&
				p.Basic.UserNS.Mode != NamespacePath && p.Basic.UserNS.Mode != NamespaceContainer
		},
	},
	{Rule: Rule{Cap: CapPodNoShareParent, Option: "pod create --share-parent=false", Field: "PodSpec.Basic.ShareParent", Since: "3.4.0",
		Note: "older servers give every pod a cgroup"},
		used:     func(p *PodSpec) bool { return p.Basic.ShareParent != nil && !*p.Basic.ShareParent },
		leaveOut: func(p *PodSpec) { p.Basic.ShareParent = nil },
	},
	{Rule: Rule{Cap: CapPodNoInfraCgroup, Option: "pod create --infra=false with a cgroup of the pod's",
		Field:   "PodSpec.Basic.ShareParent, Resources",
		Instead: "leave --infra=false out, or limit the containers", Since: "4.7.0",
		Note: "older servers make none without an infra container"},
		used: func(p *PodSpec) bool {
			return p.Basic.NoInfra && (p.Basic.ShareParent != nil && *p.Basic.ShareParent || p.limited())
		},
		leaveOut: func(p *PodSpec) { p.Basic.ShareParent, p.Resources = nil, PodResources{} },
	},
	{Rule: Rule{Cap: CapPodShareCgroup, Option: "pod create --share=cgroup", Field: "PodSpec.Basic.SharedNamespaces", Since: "4.0.0",
		Note: "older servers mean the pod's cgroup by it, not a namespace"},
		used: func(p *PodSpec) bool { return slices.Contains(p.Basic.SharedNamespaces, "cgroup") },
		leaveOut: func(p *PodSpec) {
			p.Basic.SharedNamespaces = without(p.Basic.SharedNamespaces, func(ns string) bool { return ns == "cgroup" })
		},
	},
	{Rule: Rule{Cap: CapPodNetworkAlias, Option: "pod create --network-alias", Field: "PodSpec.Network.Networks.Aliases", Since: "4.0.0",
		Paths: []string{"pod Networks{}.aliases"}},
		used: func(p *PodSpec) bool {
			return anyOf(p.Network.Networks, func(n *NetworkAttachment) bool { return len(n.Aliases) > 0 })
		},
		leaveOut: func(p *PodSpec) {
			p.Network.Networks = each(p.Network.Networks, func(n *NetworkAttachment) { n.Aliases = nil })
		},
	},
	{Rule: Rule{Cap: CapPodNetworkPrivate, Option: "pod create --network=private", Field: "PodSpec.Network.NS",
		Essential: "the pod could get another network", Since: "4.1.1", Instead: "use bridge, or leave it to the server"},
		used: func(p *PodSpec) bool { return p.Network.NS.Mode == NamespacePrivate },
	},
	{Rule: Rule{Cap: CapPodNetworkPath, Option: "pod create --network=ns:PATH", Field: "PodSpec.Network.NS",
		Essential: "the pod would get another network", Since: "4.4.0"},
		used: func(p *PodSpec) bool { return p.Network.NS.Mode == NamespacePath },
	},
	{Rule: Rule{Cap: CapPodDevices, Option: "pod create --device", Field: "PodSpec.Basic.Devices", Paths: []string{"pod pod_devices"},
		Since:   "4.0.0",
		Instead: "give --device to the containers"},
		used:     func(p *PodSpec) bool { return len(p.Basic.Devices) > 0 },
		leaveOut: func(p *PodSpec) { p.Basic.Devices = nil },
	},
	{Rule: Rule{Cap: CapPodSysctl, Option: "pod create --sysctl", Field: "PodSpec.Basic.Sysctl", Paths: []string{"pod sysctl"}, Since: "4.0.0",
		Instead: "give --sysctl to a container of the pod: it holds for all that share the namespace"},
		used:     func(p *PodSpec) bool { return len(p.Basic.Sysctl) > 0 },
		leaveOut: func(p *PodSpec) { p.Basic.Sysctl = nil },
	},
	{Rule: Rule{Cap: CapPodVolumes, Option: "pod create --volume", Field: "PodSpec.Storage.Mounts, Volumes, OverlayVolumes, ImageVolumes",
		Since:   "4.0.0",
		Instead: "give --volume to the containers",
		Paths: []string{"pod mounts", "pod mounts[].destination", "pod mounts[].type", "pod mounts[].source", "pod mounts[].options",
			"pod volumes", "pod volumes[].Name", "pod volumes[].Dest", "pod volumes[].Options",
			"pod overlay_volumes", "pod overlay_volumes[].destination", "pod overlay_volumes[].source", "pod overlay_volumes[].options",
			"pod image_volumes", "pod image_volumes[].Source", "pod image_volumes[].Destination", "pod image_volumes[].ReadWrite"}},
		used: func(p *PodSpec) bool {
			return len(p.Storage.Mounts)+len(p.Storage.Volumes)+len(p.Storage.OverlayVolumes)+len(p.Storage.ImageVolumes) > 0
		},
		leaveOut: func(p *PodSpec) {
			st := &p.Storage
			st.Mounts, st.Volumes, st.OverlayVolumes, st.ImageVolumes = nil, nil, nil, nil
		},
	},
	{Rule: Rule{Cap: CapPodVolumesFrom, Option: "pod create --volumes-from", Field: "PodSpec.Storage.VolumesFrom",
		Paths: []string{"pod volumes_from"}, Since: "4.0.0",
		Instead: "give --volumes-from to the containers"},
		used:     func(p *PodSpec) bool { return len(p.Storage.VolumesFrom) > 0 },
		leaveOut: func(p *PodSpec) { p.Storage.VolumesFrom = nil },
	},
	{Rule: Rule{Cap: CapPodSecurityOpts, Option: "pod create --security-opt", Field: "PodSpec.Security.SecurityOpts",
		Paths: []string{"pod security_opt"}, Essential: "the containers would run with other rights", Since: "4.0.0",
		Instead: "give --security-opt to the containers"},
		used: func(p *PodSpec) bool { return len(p.Security.SecurityOpts) > 0 },
	},
	{Rule: Rule{Cap: CapPodExitPolicy, Option: "pod create --exit-policy=stop", Field: "PodSpec.Basic.ExitPolicy",
		Paths: []string{"pod exit_policy"}, Since: "4.2.0",
		Instead: "stop the pod when its last container has ended: wait, pod stop"},
		used:     func(p *PodSpec) bool { return p.Basic.ExitPolicy == PodExitStop },
		leaveOut: func(p *PodSpec) { p.Basic.ExitPolicy = "" },
	},
	{Rule: Rule{Cap: CapPodUTS, Option: "pod create --uts", Field: "PodSpec.Basic.UTS",
		Paths: []string{"pod utsns", "pod utsns.nsmode", "pod utsns.value"}, Essential: "the containers would have another host name",
		Since: "4.2.0"},
		used: func(p *PodSpec) bool { return !p.Basic.UTS.IsZero() },
	},
	{Rule: Rule{Cap: CapPodShmSize, Option: "pod create --shm-size", Field: "PodSpec.Storage.ShmSize", Paths: []string{"pod shm_size"},
		Since:   "4.2.0",
		Instead: "give --ipc=private and --shm-size to the containers, which share no memory then"},
		used:     func(p *PodSpec) bool { return p.Storage.ShmSize != nil },
		leaveOut: func(p *PodSpec) { p.Storage.ShmSize = nil },
	},
	{Rule: Rule{Cap: CapPodServiceContainer, Option: "PodSpec.ServiceContainer", Field: "PodSpec.Basic.ServiceContainer",
		Paths: []string{"pod serviceContainerID"}, Since: "4.2.0"},
		used:     func(p *PodSpec) bool { return p.Basic.ServiceContainer != "" },
		leaveOut: func(p *PodSpec) { p.Basic.ServiceContainer = "" },
	},
	{Rule: Rule{Cap: CapPodResources, Option: "pod create --cpus, --memory and other limits", Field: "PodSpec.Resources", Since: "4.2.0",
		Note: "older servers limit the infra container alone, if anything", Instead: "limit the containers"},
		used: func(p *PodSpec) bool {
			r := &p.Resources
			return r.Memory != nil || r.CPU != nil || r.PidsLimit != nil || r.BlockIO != nil
		},
		leaveOut: func(p *PodSpec) {
			p.Resources = PodResources{ReadBpsDevice: p.Resources.ReadBpsDevice}
		},
	},
	{Rule: Rule{Cap: CapPodReadBps, Option: "pod create --device-read-bps", Field: "PodSpec.Resources.ReadBpsDevice", Since: "4.3.0",
		Until: "5.4.2",
		Note:  "older servers limit the infra container alone, if anything; newer ones do not read it", Instead: "limit the containers"},
		used:     func(p *PodSpec) bool { return len(p.Resources.ReadBpsDevice) > 0 },
		leaveOut: func(p *PodSpec) { p.Resources.ReadBpsDevice = nil },
	},
	{Rule: Rule{Cap: CapPodIPC, Option: "PodSpec.IPC", Field: "PodSpec.Basic.IPC",
		Paths: []string{"pod ipcns", "pod ipcns.nsmode", "pod ipcns.value"}, Essential: "the containers would share memory with others",
		Since: "4.5.0"},
		used: func(p *PodSpec) bool { return !p.Basic.IPC.IsZero() },
	},
	{Rule: Rule{Cap: CapPodShmSizeSystemd, Option: "pod create --shm-size-systemd", Field: "PodSpec.Storage.ShmSizeSystemd",
		Paths: []string{"pod shm_size_systemd"}, Since: "4.5.0", Instead: "give --tmpfs to the containers: /run:size= and its like"},
		used:     func(p *PodSpec) bool { return p.Storage.ShmSizeSystemd != nil },
		leaveOut: func(p *PodSpec) { p.Storage.ShmSizeSystemd = nil },
	},
	{Rule: Rule{Cap: CapPodRestart, Option: "pod create --restart", Field: "PodSpec.Basic.RestartPolicy",
		Paths: []string{"pod restart_policy", "pod restart_tries"}, Since: "4.6.0",
		Instead: "give --restart to the containers"},
		used:     func(p *PodSpec) bool { return p.Basic.RestartPolicy != "" && p.Basic.RestartPolicy != "no" },
		leaveOut: func(p *PodSpec) { p.Basic.RestartPolicy, p.Basic.RestartTries = "", nil },
	},
}

// The capabilities: calls on pods.
const (
	CapPodRemoveTimeout Capability = "pod-remove-timeout"
)

// podCallRules are the rows of the rules table on calls on pods.
var podCallRules = []Rule{
	{Cap: CapPodRemoveTimeout, Option: "pod rm --time", Field: "RemovePodOptions.Timeout", Paths: []string{"DELETE /pods/{name}?timeout"},
		Since:         "4.0.0",
		EmulatedSince: "3.0.0", Emulation: "the containers are stopped with that timeout, then the pod is removed"},
}
