package v4

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

func (e *encoder) storage() {
	st := &e.s.Storage
	e.out.ContainerStorageConfig = ContainerStorageConfig{
		Image:            st.Image,
		Rootfs:           st.Rootfs,
		RootfsOverlay:    st.RootfsOverlay,
		RootfsMapping:    st.RootfsMapping,
		ImageVolumeMode:  st.ImageVolumeMode,
		VolumesFrom:      st.VolumesFrom,
		Init:             st.Init,
		InitPath:         st.InitPath,
		Mounts:           e.mounts(),
		Volumes:          libpod.Each(st.Volumes, namedVolume),
		OverlayVolumes:   libpod.Each(st.OverlayVolumes, overlayVolume),
		ImageVolumes:     libpod.Each(st.ImageVolumes, func(v *core.ImageVolume) *ImageVolume { return (*ImageVolume)(v) }),
		Devices:          libpod.Each(st.Devices, func(path *string) LinuxDevice { return LinuxDevice{Path: *path} }),
		DeviceCgroupRule: libpod.Each(st.DeviceCgroup, deviceCgroup),
		IpcNS:            e.ipc(),
		ShmSize:          (*int64)(st.ShmSize),
		ShmSizeSystemd:   (*int64)(st.ShmSizeSystemd),
		WorkDir:          st.WorkDir,
		CreateWorkingDir: st.CreateWorkDir,
		StorageOpts:      st.StorageOpts,
		Secrets:          libpod.Each(st.Secrets, e.secret),
		Volatile:         st.Volatile,
		ChrootDirs:       st.ChrootDirs,
	}
}

// ipc says "shareable" in the words of 4.0, where private namespaces could be
// joined.
func (e *encoder) ipc() Namespace {
	n := namespace(e.s.Storage.IPC)
	if n.NSMode == NamespaceMode(core.NamespaceShareable) && !e.server.Version.AtLeast(v4_1) {
		n.NSMode = NamespaceMode(core.NamespacePrivate)
	}
	return n
}

// mounts adds the writable tmpfs mounts that servers before 4.4 do not make
// themselves.
func (e *encoder) mounts() []Mount {
	out := libpod.Each(e.s.Storage.Mounts, mount)
	if e.s.Security.ReadWriteTmpfs && !e.server.Version.AtLeast(v4_4) {
		out = append(out, libpod.Each(libpod.WritableTmpfs(&e.s.Storage), mount)...)
	}
	return out
}

func mount(m *core.Mount) Mount {
	return Mount{
		Destination: m.Destination, Type: m.Type, Source: m.Source, Options: m.Options,
		UIDMappings: libpod.Each(m.UIDMappings, linuxIDMapping),
		GIDMappings: libpod.Each(m.GIDMappings, linuxIDMapping),
	}
}

func linuxIDMapping(m *core.IDMap) LinuxIDMapping { return LinuxIDMapping(*m) }

// namedVolume leaves the flag of a volume without a name out: that is anonymous
// in every release, while the flag came with 4.3.
func namedVolume(v *core.NamedVolume) *NamedVolume {
	return &NamedVolume{
		Name: v.Name, Dest: v.Destination, Options: v.Options,
		IsAnonymous: v.Anonymous && v.Name != "", SubPath: v.SubPath,
	}
}

func overlayVolume(v *core.OverlayVolume) *OverlayVolume {
	return &OverlayVolume{Destination: v.Destination, Source: v.Source, Options: v.Options}
}

// deviceCgroup allows devices: servers take no rule of this list for another.
func deviceCgroup(d *core.DeviceCgroup) LinuxDeviceCgroup {
	return LinuxDeviceCgroup{Allow: true, Type: d.Type, Major: d.Major, Minor: d.Minor, Access: d.Access}
}

func deviceRule(d *core.DeviceRule) LinuxDeviceCgroup {
	return LinuxDeviceCgroup{Allow: d.Allow, Type: d.Type, Major: d.Major, Minor: d.Minor, Access: d.Access}
}

func (e *encoder) secret(x *core.ContainerSecret) Secret {
	return Secret{Source: x.Source, Target: x.Target, UID: x.UID, GID: x.GID, Mode: e.SecretMode("Storage.Secrets.Mode", x.Mode)}
}
