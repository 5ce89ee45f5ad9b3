package core

import (
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

// secretDefaultMode is what servers before secret-owner give every secret.
const secretDefaultMode os.FileMode = 0o444

// specUses says when a ContainerSpec uses a capability. One row per capability
// of the first group in capability.go; a test holds both lists together.
var specUses = []struct {
	cap  Capability
	used func(*ContainerSpec) bool
}{
	{CapTimeout, func(s *ContainerSpec) bool { return s.Basic.Timeout != 0 }},
	{CapSecretEnv, func(s *ContainerSpec) bool { return len(s.Basic.SecretEnv) > 0 }},
	{CapVolatile, func(s *ContainerSpec) bool { return s.Storage.Volatile }},
	{CapDependencies, func(s *ContainerSpec) bool { return len(s.Basic.Dependencies) > 0 }},
	{CapSecrets, func(s *ContainerSpec) bool { return len(s.Storage.Secrets) > 0 }},
	{CapSecretOwner, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.Secrets, func(x *ContainerSecret) bool {
			return x.UID != 0 || x.GID != 0 || x.Mode != nil && *x.Mode != secretDefaultMode
		})
	}},
	{CapSecretTarget, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.Secrets, func(x *ContainerSecret) bool { return x.Target != "" && x.Target != x.Source })
	}},
	{CapDeviceCgroupRule, func(s *ContainerSpec) bool { return len(s.Storage.DeviceCgroup) > 0 }},
	{CapInitContainer, func(s *ContainerSpec) bool { return s.Basic.InitContainer != "" }},
	{CapPersonality, func(s *ContainerSpec) bool { return s.Basic.Personality != nil }},
	{CapCreateWorkDir, func(s *ContainerSpec) bool { return s.Storage.CreateWorkDir }},
	{CapOverlayOptions, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.OverlayVolumes, func(v *OverlayVolume) bool { return len(v.Options) > 0 })
	}},
	{CapOverlayUpperDir, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.OverlayVolumes, func(v *OverlayVolume) bool {
			return slices.ContainsFunc(v.Options, func(o string) bool { return strings.HasPrefix(o, "upperdir=") || strings.HasPrefix(o, "workdir=") })
		})
	}},
	{CapVolumeOverlay, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return slices.Contains(v.Options, "O") })
	}},
	{CapDeviceRules, func(s *ContainerSpec) bool { return len(s.Resources.DeviceRules) > 0 }},
	{CapPrivilegedDevice, func(s *ContainerSpec) bool {
		return s.Security.Privileged && slices.ContainsFunc(s.Storage.Devices, deviceRenamed)
	}},
	{CapOwnAnnotations, func(s *ContainerSpec) bool { return len(s.lostAnnotations()) > 0 }},
	{CapHostUsers, func(s *ContainerSpec) bool { return len(s.Basic.HostUsers) > 0 }},
	{CapUnsetEnv, func(s *ContainerSpec) bool { return len(s.Basic.UnsetEnv) > 0 }},
	{CapUnsetEnvAll, func(s *ContainerSpec) bool { return s.Basic.UnsetEnvAll }},
	{CapManagePassword, func(s *ContainerSpec) bool { return s.Basic.ManagePassword != nil && !*s.Basic.ManagePassword }},
	{CapRootfsOverlay, func(s *ContainerSpec) bool { return s.Storage.RootfsOverlay }},
	{CapRootfsMapping, func(s *ContainerSpec) bool { return s.Storage.RootfsMapping != nil }},
	{CapStorageOpts, func(s *ContainerSpec) bool { return len(s.Storage.StorageOpts) > 0 }},
	{CapNetworkAddresses, func(s *ContainerSpec) bool {
		return len(s.Network.Networks) > 1 && anyOf(s.Network.Networks, func(n *NetworkAttachment) bool {
			return len(n.StaticIPs) > 0 || len(n.StaticMAC) > 0
		})
	}},
	{CapNetworkIPv6, func(s *ContainerSpec) bool {
		return anyOf(s.Network.Networks, func(n *NetworkAttachment) bool {
			for _, ip := range n.StaticIPs {
				if ip.Is6() && !ip.Is4In6() {
					return true
				}
			}
			return false
		})
	}},
	{CapDefaultNetworkAlias, func(s *ContainerSpec) bool {
		return anyOf(s.Network.Networks, func(n *NetworkAttachment) bool { return n.Name == "" && len(n.Aliases) > 0 })
	}},
	{CapDefaultNetworkBeside, func(s *ContainerSpec) bool {
		return len(s.Network.Networks) > 1 && anyOf(s.Network.Networks, func(n *NetworkAttachment) bool { return n.Name == "" })
	}},
	{CapHostGateway, func(s *ContainerSpec) bool {
		return anyOf(s.Network.HostAdd, func(h *string) bool { return strings.HasSuffix(*h, ":host-gateway") })
	}},
	{CapInterfaceName, func(s *ContainerSpec) bool { return interfacesNamed(s.Network.Networks) }},
	{CapPasswdEntry, func(s *ContainerSpec) bool { return s.Basic.PasswdEntry != "" }},
	{CapGroupEntry, func(s *ContainerSpec) bool { return s.Basic.GroupEntry != "" }},
	{CapChrootDirs, func(s *ContainerSpec) bool { return len(s.Storage.ChrootDirs) > 0 }},
	{CapIPCNone, func(s *ContainerSpec) bool { return s.Storage.IPC.Mode == NamespaceNone }},
	{CapIPCShareable, func(s *ContainerSpec) bool { return s.Storage.IPC.Mode == NamespaceShareable }},
	{CapUsernsNoMap, func(s *ContainerSpec) bool { return s.Security.UserNS.Mode == NamespaceNoMap }},
	{CapUsernsKeepIDValue, func(s *ContainerSpec) bool {
		return s.Security.UserNS.Mode == NamespaceKeepID && s.Security.UserNS.Value != ""
	}},
	{CapImagePlatform, func(s *ContainerSpec) bool {
		return s.Basic.ImageOS != "" || s.Basic.ImageArch != "" || s.Basic.ImageVariant != ""
	}},
	{CapEnvMerge, func(s *ContainerSpec) bool { return len(s.Basic.EnvMerge) > 0 }},
	{CapAnonymousName, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return v.Anonymous && v.Name != "" })
	}},
	{CapHealthOnFailure, func(s *ContainerSpec) bool {
		return s.HealthCheck.OnFailure != "" && s.HealthCheck.OnFailure != HealthActionNone
	}},
	{CapHealthStartup, func(s *ContainerSpec) bool { return s.HealthCheck.Startup != nil }},
	{CapMountIDMap, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.Mounts, func(m *Mount) bool { return len(m.UIDMappings)+len(m.GIDMappings) > 0 })
	}},
	{CapIDMapOption, func(s *ContainerSpec) bool { return s.hasMountOption(func(o string) bool { return o == "idmap" }) }},
	{CapIDMapRanges, func(s *ContainerSpec) bool {
		return s.hasMountOption(func(o string) bool { return strings.HasPrefix(o, "idmap=") })
	}},
	{CapVolumeSubPath, func(s *ContainerSpec) bool {
		return anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return v.SubPath != "" })
	}},
	{CapReadWriteTmpfs, func(s *ContainerSpec) bool { return s.Security.ReadWriteTmpfs }},
	{CapPasta, func(s *ContainerSpec) bool {
		return s.Network.NS.Mode == NamespacePasta || s.Network.Options["pasta"] != nil
	}},
	{CapCPUIdle, func(s *ContainerSpec) bool { return s.Resources.CPU != nil && s.Resources.CPU.Idle != nil }},
	{CapCPUBurst, func(s *ContainerSpec) bool { return s.Resources.CPU != nil && s.Resources.CPU.Burst != nil }},
	{CapMemoryCheck, func(s *ContainerSpec) bool {
		return s.Resources.Memory != nil && s.Resources.Memory.CheckBeforeUpdate != nil
	}},
	{CapShmSizeSystemd, func(s *ContainerSpec) bool { return s.Storage.ShmSizeSystemd != nil }},
	{CapLabelNested, func(s *ContainerSpec) bool { return s.Security.LabelNested }},
	{CapSdNotifyHealthy, func(s *ContainerSpec) bool { return strings.EqualFold(s.Basic.SdNotifyMode, "healthy") }},
	{CapBlkioWeightDevice, func(s *ContainerSpec) bool { return len(s.Resources.WeightDevice) > 0 }},
	{CapIntelRdt, func(s *ContainerSpec) bool { return s.Resources.IntelRdt != nil }},
}

// interfacesNamed reports whether interfaces are to have other names than eth0,
// eth1 … in the order of the networks' names. An ID tells nothing of that order.
func interfacesNamed(nets []NetworkAttachment) bool {
	if !anyOf(nets, func(n *NetworkAttachment) bool { return n.InterfaceName != "" }) {
		return false
	}
	sorted := slices.SortedFunc(slices.Values(nets), func(a, b NetworkAttachment) int { return strings.Compare(a.Name, b.Name) })
	for i, n := range sorted {
		if n.InterfaceName != "" && n.InterfaceName != "eth"+strconv.Itoa(i) || len(nets) > 1 && mayBeID(n.Name) {
			return true
		}
	}
	return false
}

// mayBeID reports whether a name can be an object's ID, in full or as short as
// podman prints it.
func mayBeID(name string) bool {
	return len(name) >= shortID && strings.Trim(name, "0123456789abcdef") == ""
}

// shortID is the length of the IDs that podman prints.
const shortID = 12

// deviceRenamed reports whether "SRC[:DST[:PERMISSIONS]]" names a device that is
// to have another path in the container than on the server.
func deviceRenamed(device string) bool {
	source, rest, _ := strings.Cut(device, ":")
	target, _, _ := strings.Cut(rest, ":")
	return strings.HasPrefix(target, "/") && path.Clean(target) != path.Clean(source)
}

// ownAnnotations are the annotations that servers write, each with what it tells.
var ownAnnotations = []struct {
	key, field string
	on         func(*ContainerSpec) bool
}{
	{"io.podman.annotations.autoremove", "Basic.Remove", func(s *ContainerSpec) bool { return s.Basic.Remove }},
	{"io.podman.annotations.init", "Storage.Init", func(s *ContainerSpec) bool { return s.Storage.Init }},
	{"io.podman.annotations.privileged", "Security.Privileged", func(s *ContainerSpec) bool { return s.Security.Privileged }},
	{"io.podman.annotations.publish-all", "Network.PublishAll", func(s *ContainerSpec) bool { return s.Network.PublishAll }},
}

// lostAnnotations returns the keys of those annotations that servers without
// [CapOwnAnnotations] write FALSE over.
func (s *ContainerSpec) lostAnnotations() []string {
	var keys []string
	for _, a := range ownAnnotations {
		if said, ok := s.Basic.Annotations[a.key]; ok && said != "FALSE" && !a.on(s) {
			keys = append(keys, a.key)
		}
	}
	return keys
}

// hasMountOption reports whether a mount or a named volume has such an option.
func (s *ContainerSpec) hasMountOption(is func(string) bool) bool {
	return anyOf(s.Storage.Mounts, func(m *Mount) bool { return slices.ContainsFunc(m.Options, is) }) ||
		anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return slices.ContainsFunc(v.Options, is) })
}

func anyOf[T any](xs []T, is func(*T) bool) bool {
	for i := range xs {
		if is(&xs[i]) {
			return true
		}
	}
	return false
}

// Uses returns the capabilities that the spec needs, in the order of the rules
// table. What every release can do needs none.
func (s *ContainerSpec) Uses() []Capability {
	var caps []Capability
	for i := range specUses {
		if specUses[i].used(s) {
			caps = append(caps, specUses[i].cap)
		}
	}
	return caps
}
