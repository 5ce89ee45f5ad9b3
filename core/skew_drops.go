package core

import (
	"maps"
	"net/netip"
	"slices"
	"strings"
)

// specDrops take a setting out of a spec that has been copied, but not what it
// points to: they replace slices, maps and pointers, and change none. One row
// for each capability of specUses that a release may lack without another road
// to it, unless it is essential.
var specDrops = map[Capability]func(*ContainerSpec){
	CapTimeout:      func(s *ContainerSpec) { s.Basic.Timeout = 0 },
	CapSecretEnv:    func(s *ContainerSpec) { s.Basic.SecretEnv = nil },
	CapDependencies: func(s *ContainerSpec) { s.Basic.Dependencies = nil },
	CapSecrets:      func(s *ContainerSpec) { s.Storage.Secrets = nil },
	CapSecretTarget: func(s *ContainerSpec) {
		s.Storage.Secrets = each(s.Storage.Secrets, func(x *ContainerSecret) { x.Target = "" })
	},
	CapDeviceCgroupRule: func(s *ContainerSpec) { s.Storage.DeviceCgroup = nil },
	CapPersonality:      func(s *ContainerSpec) { s.Basic.Personality = nil },
	CapCreateWorkDir:    func(s *ContainerSpec) { s.Storage.CreateWorkDir = false },
	CapOverlayOptions: func(s *ContainerSpec) {
		s.Storage.OverlayVolumes = each(s.Storage.OverlayVolumes, func(v *OverlayVolume) { v.Options = nil })
	},
	CapDeviceRules: func(s *ContainerSpec) { s.Resources.DeviceRules = nil },
	CapPrivilegedDevice: func(s *ContainerSpec) {
		s.Storage.Devices = without(s.Storage.Devices, deviceRenamed)
	},
	CapOwnAnnotations: func(s *ContainerSpec) {
		s.Basic.Annotations = maps.Clone(s.Basic.Annotations)
		for _, key := range s.lostAnnotations() {
			delete(s.Basic.Annotations, key)
		}
	},
	CapHostUsers:      func(s *ContainerSpec) { s.Basic.HostUsers = nil },
	CapUnsetEnv:       func(s *ContainerSpec) { s.Basic.UnsetEnv = nil },
	CapUnsetEnvAll:    func(s *ContainerSpec) { s.Basic.UnsetEnvAll = false },
	CapManagePassword: func(s *ContainerSpec) { s.Basic.ManagePassword = nil },
	CapStorageOpts:    func(s *ContainerSpec) { s.Storage.StorageOpts = nil },
	CapNetworkAddresses: func(s *ContainerSpec) {
		s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) { n.StaticIPs, n.StaticMAC = nil, nil })
	},
	CapNetworkIPv6: func(s *ContainerSpec) {
		s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) {
			n.StaticIPs = without(n.StaticIPs, func(ip netip.Addr) bool { return ip.Is6() && !ip.Is4In6() })
		})
	},
	CapDefaultNetworkAlias: func(s *ContainerSpec) {
		s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) {
			if n.Name == "" {
				n.Aliases = nil
			}
		})
	},
	CapDefaultNetworkBeside: func(s *ContainerSpec) {
		s.Network.Networks = without(s.Network.Networks, func(n NetworkAttachment) bool { return n.Name == "" })
	},
	CapHostGateway: func(s *ContainerSpec) {
		s.Network.HostAdd = without(s.Network.HostAdd, func(h string) bool { return strings.HasSuffix(h, ":host-gateway") })
	},
	CapInterfaceName: func(s *ContainerSpec) {
		s.Network.Networks = each(s.Network.Networks, func(n *NetworkAttachment) { n.InterfaceName = "" })
	},
	CapPasswdEntry: func(s *ContainerSpec) { s.Basic.PasswdEntry = "" },
	CapGroupEntry:  func(s *ContainerSpec) { s.Basic.GroupEntry = "" },
	CapChrootDirs:  func(s *ContainerSpec) { s.Storage.ChrootDirs = nil },
	CapEnvMerge:    func(s *ContainerSpec) { s.Basic.EnvMerge = nil },
	CapAnonymousName: func(s *ContainerSpec) {
		s.Storage.Volumes = each(s.Storage.Volumes, func(v *NamedVolume) { v.Anonymous = v.Anonymous && v.Name == "" })
	},
	CapHealthOnFailure:   func(s *ContainerSpec) { s.HealthCheck.OnFailure = "" },
	CapHealthStartup:     func(s *ContainerSpec) { s.HealthCheck.Startup = nil },
	CapCPUIdle:           func(s *ContainerSpec) { changed(&s.Resources.CPU).Idle = nil },
	CapCPUBurst:          func(s *ContainerSpec) { changed(&s.Resources.CPU).Burst = nil },
	CapMemoryCheck:       func(s *ContainerSpec) { changed(&s.Resources.Memory).CheckBeforeUpdate = nil },
	CapShmSizeSystemd:    func(s *ContainerSpec) { s.Storage.ShmSizeSystemd = nil },
	CapLabelNested:       func(s *ContainerSpec) { s.Security.LabelNested = false },
	CapSdNotifyHealthy:   func(s *ContainerSpec) { s.Basic.SdNotifyMode = "" },
	CapBlkioWeightDevice: func(s *ContainerSpec) { s.Resources.WeightDevice = nil },
	CapIntelRdt:          func(s *ContainerSpec) { s.Resources.IntelRdt = nil },
	CapPasta: func(s *ContainerSpec) {
		if s.Network.NS.Mode == NamespacePasta {
			s.Network.NS = Namespace{}
		}
		s.Network.Options = maps.Clone(s.Network.Options)
		delete(s.Network.Options, "pasta")
	},
}

// each returns a copy whose elements have been changed.
func each[T any](xs []T, change func(*T)) []T {
	xs = slices.Clone(xs)
	for i := range xs {
		change(&xs[i])
	}
	return xs
}

// without returns a copy that lacks some elements.
func without[T any](xs []T, which func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(xs), which)
}

// changed puts a copy in the place of what p points to and returns it.
func changed[T any](p **T) *T {
	c := **p
	*p = &c
	return &c
}
