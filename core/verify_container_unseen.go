package core

// Why inspect does not show a field, on any release up to 5.8.2.
const (
	inOCIOnly     = "only the OCI runtime's configuration has it, which a service does not hand out"
	atStartOnly   = "it is done when the container starts"
	imageUnknown  = "it changes what the image brings, which another request would have to find out"
	serversOwn    = "it adds the service's own variables, which are not known here"
	startedOnly   = "inspect shows it of a started container only"
	inConfigOnly  = "libpod keeps it and inspect leaves it out"
	neutralShape  = "inspect shows it from 5.x on only, and 4.9's shape has no place for it"
	numbersAsPath = "inspect shows the path that it finds for the numbers"
	clientsWord   = "inspect shows only what a client notes of it as an annotation"
)

// unseenFields are the fields that inspect never shows. One that stands for
// all fields in it is named without them.
func unseenFields() []ReadBack {
	return []ReadBack{
		{Field: "Basic.UnsetEnvAll", Option: "--unsetenv-all", Unseen: imageUnknown},
		{Field: "Basic.EnvHost", Option: "--env-host", Unseen: serversOwn},
		{Field: "Basic.HTTPProxy", Option: "--http-proxy", Unseen: serversOwn},
		{Field: "Basic.SecretEnv", Option: "--secret type=env", Unseen: atStartOnly},
		{Field: "Basic.RawImageName", Unseen: inConfigOnly},
		{Field: "Basic.ImageOS", Option: "--os",
			Unseen: "verified or not, the image's own platform is looked at after each create that asks for one"},
		{Field: "Basic.ImageArch", Option: "--arch", Unseen: "as ImageOS"},
		{Field: "Basic.ImageVariant", Option: "--variant", Unseen: "an image need not say its variant"},
		{Field: "Basic.HostUsers", Option: "--hostuser", Unseen: atStartOnly},
		{Field: "Basic.Sysctl", Option: "--sysctl", Unseen: inOCIOnly},
		{Field: "Basic.InitContainer", Option: "--init-ctr", Unseen: inConfigOnly},
		{Field: "Basic.Personality", Option: "--personality", Unseen: inOCIOnly},
		{Field: "Basic.PasswdEntry", Option: "--passwd-entry", Unseen: atStartOnly},
		{Field: "Basic.GroupEntry", Option: "--group-entry", Unseen: atStartOnly},

		{Field: "Storage.RootfsOverlay", Option: "--rootfs …:O", Unseen: inConfigOnly},
		{Field: "Storage.RootfsMapping", Option: "--rootfs …:idmap", Unseen: inConfigOnly},
		{Field: "Storage.ImageVolumeMode", Option: "--image-volume", Unseen: imageUnknown},
		{Field: "Storage.Mounts.UIDMappings", Unseen: inOCIOnly},
		{Field: "Storage.Mounts.GIDMappings", Unseen: inOCIOnly},
		{Field: "Storage.Volumes.Anonymous", Unseen: inConfigOnly},
		{Field: "Storage.Volumes.SubPath", Option: "--mount subpath=", Unseen: neutralShape},
		{Field: "Storage.OverlayVolumes", Option: "--volume …:O",
			Unseen: "overlays are mounted when the container starts, and inspect lists what is mounted before"},
		{Field: "Storage.InitPath", Option: "--init-path", Unseen: "inspect shows where the program is in the container, not where it is from"},
		{Field: "Storage.Devices", Option: "--device",
			Unseen: "inspect shows devices of a service that root runs, while one without root mounts them; it does not say which it is"},
		{Field: "Storage.DeviceCgroup", Option: "--device-cgroup-rule", Unseen: inOCIOnly},
		{Field: "Storage.ShmSizeSystemd", Option: "--shm-size-systemd", Unseen: inConfigOnly},
		{Field: "Storage.CreateWorkDir", Option: "--workdir (creating it)", Unseen: inConfigOnly},
		{Field: "Storage.StorageOpts", Option: "--storage-opt", Unseen: inConfigOnly},
		{Field: "Storage.Secrets.Target", Option: "--secret target=", Unseen: inConfigOnly},
		{Field: "Storage.Volatile", Unseen: "it is the layer's, which inspect does not describe"},

		{Field: "Security.SelinuxOpts", Option: "--security-opt label=", Unseen: clientsWord},
		{Field: "Security.LabelNested", Option: "--security-opt label=nested", Unseen: inConfigOnly},
		{Field: "Security.SeccompPolicy", Option: "--seccomp-policy", Unseen: inOCIOnly},
		{Field: "Security.SeccompProfile", Option: "--security-opt seccomp=", Unseen: clientsWord},
		{Field: "Security.IDMappings.HostUIDMapping", Unseen: inConfigOnly},
		{Field: "Security.IDMappings.HostGIDMapping", Unseen: inConfigOnly},
		{Field: "Security.IDMappings.Auto", Option: "--userns=auto:",
			Unseen: "inspect shows the ranges that were chosen, not what they were chosen by"},
		{Field: "Security.ProcOpts", Option: "--security-opt proc-opts=", Unseen: inOCIOnly},
		{Field: "Security.Mask", Option: "--security-opt mask=", Unseen: inOCIOnly},

		{Field: "Network.Networks.StaticIPs", Option: "--ip, --ip6", Unseen: startedOnly},
		{Field: "Network.Networks.StaticMAC", Option: "--mac-address", Unseen: startedOnly},
		{Field: "Network.Networks.InterfaceName", Option: "--network NAME:interface_name=", Unseen: inConfigOnly},
		{Field: "Network.Networks.Options", Option: "--network NAME:KEY=", Unseen: inConfigOnly},
		{Field: "Network.UseImageResolvConf", Option: "--dns=none", Unseen: inConfigOnly},
		{Field: "Network.UseImageHosts", Option: "--no-hosts", Unseen: neutralShape},
		{Field: "Network.Options", Option: "--network slirp4netns:", Unseen: inConfigOnly},

		{Field: "Resources.Memory.KernelTCP", Unseen: inOCIOnly},
		{Field: "Resources.Memory.UseHierarchy", Unseen: inOCIOnly},
		{Field: "Resources.Memory.CheckBeforeUpdate", Unseen: inOCIOnly},
		{Field: "Resources.CPU.Burst", Unseen: inOCIOnly},
		{Field: "Resources.CPU.Idle", Unseen: inOCIOnly},
		{Field: "Resources.BlockIO.LeafWeight", Unseen: inOCIOnly},
		{Field: "Resources.BlockIO.WeightDevice.Major", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WeightDevice.Minor", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WeightDevice.LeafWeight", Unseen: inOCIOnly},
		{Field: "Resources.BlockIO.ReadBpsDevice.Major", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.ReadBpsDevice.Minor", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WriteBpsDevice.Major", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WriteBpsDevice.Minor", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.ReadIOPSDevice.Major", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.ReadIOPSDevice.Minor", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WriteIOPSDevice.Major", Unseen: numbersAsPath},
		{Field: "Resources.BlockIO.WriteIOPSDevice.Minor", Unseen: numbersAsPath},
		{Field: "Resources.Hugepages", Unseen: inOCIOnly},
		{Field: "Resources.NetworkCgroup", Unseen: inOCIOnly},
		{Field: "Resources.RDMA", Unseen: inOCIOnly},
		{Field: "Resources.DeviceRules", Unseen: inOCIOnly},

		{Field: "HealthCheck.Startup", Option: "--health-startup-cmd", Unseen: neutralShape},
	}
}
