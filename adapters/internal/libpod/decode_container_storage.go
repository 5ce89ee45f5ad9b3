package libpod

import (
	"os"
	"reflect"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

func (d *decoder) storage() {
	st := &d.in.ContainerStorageConfig
	d.out.Storage = core.ContainerStorage{
		Image:           st.Image,
		Rootfs:          st.Rootfs,
		RootfsOverlay:   st.RootfsOverlay,
		RootfsMapping:   st.RootfsMapping,
		ImageVolumeMode: st.ImageVolumeMode,
		VolumesFrom:     st.VolumesFrom,
		Mounts:          Each(st.Mounts, d.mount),
		Volumes:         Each(st.Volumes, d.volume),
		OverlayVolumes:  Each(st.OverlayVolumes, d.overlay),
		ImageVolumes:    Each(st.ImageVolumes, d.image),
		Init:            st.Init,
		InitPath:        st.InitPath,
		Devices:         Each(st.Devices, d.device),
		DeviceCgroup:    Each(st.DeviceCgroupRule, d.deviceCgroup),
		IPC:             d.namespace(st.IpcNS),
		ShmSize:         (*core.Bytes)(st.ShmSize),
		ShmSizeSystemd:  (*core.Bytes)(st.ShmSizeSystemd),
		WorkDir:         st.WorkDir,
		CreateWorkDir:   st.CreateWorkingDir,
		StorageOpts:     st.StorageOpts,
		Secrets:         Each(st.Secrets, d.secret),
		Volatile:        st.Volatile,
		ChrootDirs:      st.ChrootDirs,
	}
}

func (d *decoder) mount(m *wire.Mount) core.Mount {
	idMap := func(m *wire.LinuxIDMapping) core.IDMap { return core.IDMap(*m) }
	return core.Mount{
		Type: m.Type, Source: m.Source, Destination: m.Destination, Options: m.Options,
		UIDMappings: Each(m.UIDMappings, idMap), GIDMappings: Each(m.GIDMappings, idMap),
	}
}

// The elements of three lists are pointers on the wire; null is no element.

func (d *decoder) volume(p **wire.NamedVolume) core.NamedVolume {
	v := *p
	if v == nil {
		d.Field("volumes", "null", "must be an object")
		return core.NamedVolume{}
	}
	return core.NamedVolume{Name: v.Name, Destination: v.Dest, Options: v.Options, Anonymous: v.IsAnonymous, SubPath: v.SubPath}
}

func (d *decoder) overlay(p **wire.OverlayVolume) core.OverlayVolume {
	v := *p
	if v == nil {
		d.Field("overlay_volumes", "null", "must be an object")
		return core.OverlayVolume{}
	}
	return core.OverlayVolume{Source: v.Source, Destination: v.Destination, Options: v.Options}
}

func (d *decoder) image(p **wire.ImageVolume) core.ImageVolume {
	if *p == nil {
		d.Field("image_volumes", "null", "must be an object")
		return core.ImageVolume{}
	}
	return core.ImageVolume(**p)
}

func (d *decoder) device(x *wire.LinuxDevice) string {
	if !reflect.DeepEqual(*x, wire.LinuxDevice{Path: x.Path}) {
		d.Field("devices", x.Path, "servers read the path only")
	}
	return x.Path
}

func (d *decoder) deviceCgroup(x *wire.LinuxDeviceCgroup) core.DeviceCgroup {
	if !x.Allow {
		d.Field("device_cgroup_rule", x.Type, "servers take every rule for one that allows")
	}
	return deviceRange(x)
}

func deviceRange(x *wire.LinuxDeviceCgroup) core.DeviceCgroup {
	return core.DeviceCgroup{Type: x.Type, Major: x.Major, Minor: x.Minor, Access: x.Access}
}

func deviceRuleOf(x *wire.LinuxDeviceCgroup) core.DeviceRule {
	return core.DeviceRule{Allow: x.Allow, DeviceCgroup: deviceRange(x)}
}

func (d *decoder) secret(x *wire.Secret) core.ContainerSecret {
	if x.Mode > 0o777 {
		d.Field("secrets.Mode", "", "permission bits only")
	}
	mode := os.FileMode(x.Mode & 0o777)
	return core.ContainerSecret{Source: x.Source, Target: x.Target, UID: x.UID, GID: x.GID, Mode: &mode}
}
