package core

import (
	"slices"
	"strings"
)

// The capabilities: what a container's storage asks for.
const (
	CapVolatile         Capability = "volatile"
	CapSecrets          Capability = "secrets"
	CapSecretOwner      Capability = "secret-owner"
	CapSecretTarget     Capability = "secret-target"
	CapDeviceCgroupRule Capability = "device-cgroup-rule"
	CapDeviceRuleUserNS Capability = "device-cgroup-rule-userns"
	CapCreateWorkDir    Capability = "create-workdir"
	CapOverlayOptions   Capability = "overlay-options"
	CapOverlayUpperDir  Capability = "overlay-upperdir"
	CapVolumeOverlay    Capability = "volume-overlay"
	CapPrivilegedDevice Capability = "privileged-device"
	CapRootfsOverlay    Capability = "rootfs-overlay"
	CapRootfsMapping    Capability = "rootfs-mapping"
	CapStorageOpts      Capability = "storage-opts"
	CapChrootDirs       Capability = "chroot-dirs"
	CapIPCNone          Capability = "ipc-none"
	CapIPCShareable     Capability = "ipc-shareable"
	CapAnonymousName    Capability = "anonymous-volume-name"
	CapMountIDMap       Capability = "mount-idmap"
	CapIDMapOption      Capability = "idmap-option"
	CapIDMapRanges      Capability = "idmap-ranges"
	CapVolumeSubPath    Capability = "volume-subpath"
	CapShmSizeSystemd   Capability = "shm-size-systemd"
)

// containerStorageRules are the rows of the rules table on what a container's storage asks for.
var containerStorageRules = []row[ContainerSpec]{
	{Rule: Rule{Cap: CapVolatile, Option: "--rm", Field: "Storage.Volatile", Paths: []string{"volatile"}, Since: "3.2.0",
		EmulatedSince: "3.0.0", Emulation: "not sent: the layer is kept safely, which Volatile allows"},
		used: func(s *ContainerSpec) bool { return s.Storage.Volatile },
	},
	{Rule: Rule{Cap: CapSecrets, Option: "--secret", Field: "Storage.Secrets",
		Instead: "mount the data as a file, or upgrade the server", Paths: []string{"secrets"}, Since: "3.1.0"},
		used:     func(s *ContainerSpec) bool { return len(s.Storage.Secrets) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Storage.Secrets = nil },
	},
	{Rule: Rule{Cap: CapSecretOwner, Option: "--secret uid=, gid=, mode=", Field: "Storage.Secrets.UID, GID, Mode",
		Instead: "mount a file that has that owner and mode: --volume", Since: "3.2.3",
		Paths: []string{"secrets[].Source", "secrets[].UID", "secrets[].GID", "secrets[].Mode"},
		Note:  "older servers mount every secret with mode 0444 for root", Essential: "the secret would be readable for everyone"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.Secrets, func(x *ContainerSecret) bool {
				return x.UID != 0 || x.GID != 0 || x.Mode != nil && *x.Mode != secretDefaultMode
			})
		},
	},
	{Rule: Rule{Cap: CapSecretTarget, Option: "--secret target=", Field: "Storage.Secrets.Target", Paths: []string{"secrets[].Target"},
		Since: "3.4.3",
		Note:  "older servers mount a secret under its own name", Instead: "create the secret under the name that the file is to have"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.Secrets, func(x *ContainerSecret) bool { return x.Target != "" && x.Target != x.Source })
		},
		leaveOut: func(s *ContainerSpec) {
			s.Storage.Secrets = each(s.Storage.Secrets, func(x *ContainerSecret) { x.Target = "" })
		},
	},
	{Rule: Rule{Cap: CapDeviceCgroupRule, Option: "--device-cgroup-rule", Field: "Storage.DeviceCgroup",
		Instead: "name the devices with --device", Since: "3.3.0",
		Paths: []string{"device_cgroup_rule", "device_cgroup_rule[].allow", "device_cgroup_rule[].type", "device_cgroup_rule[].major",
			"device_cgroup_rule[].minor", "device_cgroup_rule[].access"}},
		used:     func(s *ContainerSpec) bool { return len(s.Storage.DeviceCgroup) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Storage.DeviceCgroup = nil },
	},
	// pkg/specgen/generate/oci_linux.go of those releases adds the rules only outside of a user namespace.
	{Rule: Rule{Cap: CapDeviceRuleUserNS, Option: "--device-cgroup-rule with a user namespace", Field: "Storage.DeviceCgroup",
		LostSince: "4.0.0", LostUntil: "4.5.1", Note: "those in between forget the rules", Instead: "name the devices with --device"},
		used: func(s *ContainerSpec) bool {
			return len(s.Storage.DeviceCgroup) > 0 && !s.Security.Privileged &&
				slices.Contains([]NamespaceMode{NamespacePrivate, NamespaceContainer, NamespacePath}, s.Security.UserNS.Mode)
		},
		leaveOut: func(s *ContainerSpec) { s.Storage.DeviceCgroup = nil },
	},
	{Rule: Rule{Cap: CapCreateWorkDir, Option: "--workdir (creating it)", Field: "Storage.CreateWorkDir",
		Instead: "use a directory that the image has", Paths: []string{"create_working_dir"}, Since: "3.4.3"},
		used:     func(s *ContainerSpec) bool { return s.Storage.CreateWorkDir },
		leaveOut: func(s *ContainerSpec) { s.Storage.CreateWorkDir = false },
	},
	// O alone asks for nothing: an overlay is one without it. It is not sent to servers without this.
	{Rule: Rule{Cap: CapOverlayOptions, Option: "--volume …:O,U", Field: "Storage.OverlayVolumes.Options",
		Paths: []string{"overlay_volumes[].options"}, Since: "3.1.0",
		Instead: "change the owner in the container, where the overlay takes it: chown"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.OverlayVolumes, func(v *OverlayVolume) bool {
				return slices.ContainsFunc(v.Options, func(o string) bool { return o != "O" })
			})
		},
		leaveOut: func(s *ContainerSpec) {
			s.Storage.OverlayVolumes = each(s.Storage.OverlayVolumes, func(v *OverlayVolume) { v.Options = nil })
		},
	},
	{Rule: Rule{Cap: CapOverlayUpperDir, Option: "--volume …:O,upperdir=", Field: "Storage.OverlayVolumes.Options", Since: "4.2.0",
		Note: "older servers accept it and write elsewhere", Essential: "the files would be written elsewhere"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.OverlayVolumes, func(v *OverlayVolume) bool {
				return slices.ContainsFunc(v.Options, func(o string) bool {
					return strings.HasPrefix(o, "upperdir=") ||
						strings.HasPrefix(o, "workdir=")
				})
			})
		},
	},
	{Rule: Rule{Cap: CapVolumeOverlay, Option: "--volume NAME:…:O", Field: "Storage.Volumes.Options",
		Instead: "mount its directory with :O (volume inspect, Mountpoint)", Since: "4.0.0",
		Note: "older servers accept it and mount the volume itself", Essential: "the volume itself would be written to"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return slices.Contains(v.Options, "O") })
		},
	},
	{Rule: Rule{Cap: CapPrivilegedDevice, Option: "--privileged with --device SOURCE:TARGET", Field: "Storage.Devices", Since: "5.2.0",
		Note:    "older servers give a privileged container the host's devices under their own names only",
		Instead: "leave the target out: a privileged container has the device under its own name"},
		used: func(s *ContainerSpec) bool {
			return s.Security.Privileged && slices.ContainsFunc(s.Storage.Devices, deviceRenamed)
		},
		leaveOut: func(s *ContainerSpec) {
			s.Storage.Devices = without(s.Storage.Devices, deviceRenamed)
		},
	},
	{Rule: Rule{Cap: CapRootfsOverlay, Option: "--rootfs …:O", Field: "Storage.RootfsOverlay", Paths: []string{"rootfs_overlay"},
		Since: "4.0.0", Essential: "the root file system itself would be written to"},
		used: func(s *ContainerSpec) bool { return s.Storage.RootfsOverlay },
	},
	{Rule: Rule{Cap: CapRootfsMapping, Option: "--rootfs …:idmap", Field: "Storage.RootfsMapping", Paths: []string{"rootfs_mapping"},
		Since: "4.5.0", Essential: "files would belong to other users"},
		used: func(s *ContainerSpec) bool { return s.Storage.RootfsMapping != nil },
	},
	{Rule: Rule{Cap: CapStorageOpts, Option: "--storage-opt", Field: "Storage.StorageOpts", Paths: []string{"storage_opts"}, Since: "4.0.0",
		Essential: "the container's files would have no limit"},
		used: func(s *ContainerSpec) bool { return len(s.Storage.StorageOpts) > 0 },
	},
	{Rule: Rule{Cap: CapChrootDirs, Option: "--chrootdirs", Field: "Storage.ChrootDirs", Paths: []string{"chroot_directories"},
		Since: "4.1.0"},
		used:     func(s *ContainerSpec) bool { return len(s.Storage.ChrootDirs) > 0 },
		leaveOut: func(s *ContainerSpec) { s.Storage.ChrootDirs = nil },
	},
	{Rule: Rule{Cap: CapIPCNone, Option: "--ipc=none", Field: "Storage.IPC", Since: "4.1.0",
		Essential: "the container would have an IPC namespace"},
		used: func(s *ContainerSpec) bool { return s.Storage.IPC.Mode == NamespaceNone },
	},
	{Rule: Rule{Cap: CapIPCShareable, Option: "--ipc=shareable", Field: "Storage.IPC", Since: "4.1.0",
		EmulatedSince: "3.0.0", Emulation: "sent as private, which other containers may join on these servers"},
		used: func(s *ContainerSpec) bool { return s.Storage.IPC.Mode == NamespaceShareable },
	},
	{Rule: Rule{Cap: CapAnonymousName, Option: "NamedVolume.Anonymous", Field: "Storage.Volumes.Anonymous",
		Paths: []string{"volumes[].IsAnonymous"}, Since: "4.3.0",
		Instead: "remove the volume by its name when the container is gone"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return v.Anonymous && v.Name != "" })
		},
		leaveOut: func(s *ContainerSpec) {
			s.Storage.Volumes = each(s.Storage.Volumes, func(v *NamedVolume) { v.Anonymous = v.Anonymous && v.Name == "" })
		},
	},
	{Rule: Rule{Cap: CapMountIDMap, Option: "Mount.UIDMappings", Field: "Storage.Mounts.UIDMappings, GIDMappings", Since: "4.4.0",
		Paths: []string{"mounts[].uidMappings", "mounts[].uidMappings[].containerID", "mounts[].uidMappings[].hostID",
			"mounts[].uidMappings[].size",
			"mounts[].gidMappings", "mounts[].gidMappings[].containerID", "mounts[].gidMappings[].hostID", "mounts[].gidMappings[].size"},
		Essential: "files would belong to other users"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.Mounts, func(m *Mount) bool { return len(m.UIDMappings)+len(m.GIDMappings) > 0 })
		},
	},
	{Rule: Rule{Cap: CapIDMapOption, Option: "--volume …:idmap", Field: "Storage.Mounts.Options", Since: "4.0.0",
		Essential: "files would belong to other users"},
		used: func(s *ContainerSpec) bool { return s.hasMountOption(func(o string) bool { return o == "idmap" }) },
	},
	{Rule: Rule{Cap: CapIDMapRanges, Option: "--volume …:idmap=", Field: "Storage.Mounts.Options", Since: "4.1.0",
		Essential: "files would belong to other users"},
		used: func(s *ContainerSpec) bool {
			return s.hasMountOption(func(o string) bool { return strings.HasPrefix(o, "idmap=") })
		},
	},
	{Rule: Rule{Cap: CapVolumeSubPath, Option: "--mount subpath=", Field: "Storage.Volumes.SubPath", Paths: []string{"volumes[].SubPath"},
		Since: "4.4.0",
		Note:  "older servers would mount the whole volume", Essential: "the whole volume would be seen"},
		used: func(s *ContainerSpec) bool {
			return anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return v.SubPath != "" })
		},
	},
	{Rule: Rule{Cap: CapShmSizeSystemd, Option: "--shm-size-systemd", Field: "Storage.ShmSizeSystemd", Paths: []string{"shm_size_systemd"},
		Since: "4.5.0", Instead: "mount what systemd wants with that size: --tmpfs /run:size=, /run/lock, /tmp, /var/log/journal"},
		used:     func(s *ContainerSpec) bool { return s.Storage.ShmSizeSystemd != nil },
		leaveOut: func(s *ContainerSpec) { s.Storage.ShmSizeSystemd = nil },
	},
}
