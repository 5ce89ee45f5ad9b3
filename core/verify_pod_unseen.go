package core

// podUnshown is why a limit of a pod's cgroup is not read back.
const podUnshown = "no inspect shows it: the pod's has some limits only, and the infra container has none of them"

// unseenPodFields are the fields that neither the inspect of a pod nor that of
// its infra container ever shows, as unseenFields are those of a container.
func unseenPodFields() []ReadBack {
	return []ReadBack{
		{Field: "Basic.Devices", Option: "--device",
			Unseen: "inspect shows devices of a service that root runs, while one without root mounts them; it does not say which it is"},
		{Field: "Basic.Sysctl", Option: "--sysctl", Unseen: inOCIOnly},
		{Field: "Basic.ServiceContainer", Unseen: inConfigOnly},

		{Field: "Network.Networks.InterfaceName", Option: "--network NAME:interface_name=", Unseen: inConfigOnly},
		{Field: "Network.Networks.Options", Option: "--network NAME:KEY=", Unseen: inConfigOnly},

		{Field: "Resources.Memory.Reservation", Unseen: podUnshown},
		{Field: "Resources.Memory.Swappiness", Unseen: podUnshown},
		{Field: "Resources.CPU.RealtimeRuntime", Unseen: podUnshown},
		{Field: "Resources.CPU.RealtimePeriod", Unseen: podUnshown},
		{Field: "Resources.PidsLimit", Unseen: podUnshown},
		{Field: "Resources.BlockIO.LeafWeight", Unseen: podUnshown},
		{Field: "Resources.BlockIO.WeightDevice", Unseen: podUnshown},
		{Field: "Resources.BlockIO.ReadBpsDevice.Major", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.ReadBpsDevice.Minor", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WriteBpsDevice.Major", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WriteBpsDevice.Minor", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.ReadIOPSDevice", Unseen: podUnshown},
		{Field: "Resources.BlockIO.WriteIOPSDevice", Unseen: podUnshown},

		{Field: "Storage.Mounts.UIDMappings", Unseen: inOCIOnly},
		{Field: "Storage.Mounts.GIDMappings", Unseen: inOCIOnly},
		{Field: "Storage.Volumes.Anonymous", Unseen: inConfigOnly},
		{Field: "Storage.Volumes.SubPath", Option: "--mount subpath=", Unseen: neutralShape},
		{Field: "Storage.OverlayVolumes", Option: "--volume …:O",
			Unseen: "overlays are mounted when the container starts, and inspect lists what is mounted before"},
		{Field: "Storage.ShmSizeSystemd", Option: "--shm-size-systemd", Unseen: inConfigOnly},

		{Field: "Security.IDMappings.HostUIDMapping", Unseen: inConfigOnly},
		{Field: "Security.IDMappings.HostGIDMapping", Unseen: inConfigOnly},
		{Field: "Security.IDMappings.Auto", Option: "--userns=auto:",
			Unseen: "inspect shows the ranges that were chosen, not what they were chosen by"},
	}
}
