package libpod

import (
	"slices"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

func (e *encoder) storage() {
	st := &e.s.Storage
	e.out.ContainerStorageConfig = wire.ContainerStorageConfig{
		Image:            st.Image,
		Rootfs:           st.Rootfs,
		RootfsOverlay:    st.RootfsOverlay,
		RootfsMapping:    st.RootfsMapping,
		ImageVolumeMode:  st.ImageVolumeMode,
		VolumesFrom:      st.VolumesFrom,
		Init:             st.Init,
		InitPath:         st.InitPath,
		Mounts:           e.mounts(),
		Volumes:          Each(st.Volumes, namedVolume),
		OverlayVolumes:   Each(st.OverlayVolumes, e.overlayVolume),
		ImageVolumes:     Each(st.ImageVolumes, func(v *core.ImageVolume) *wire.ImageVolume { return (*wire.ImageVolume)(v) }),
		Devices:          Each(st.Devices, func(path *string) wire.LinuxDevice { return wire.LinuxDevice{Path: *path} }),
		DeviceCgroupRule: Each(st.DeviceCgroup, deviceCgroup),
		IpcNS:            e.ipc(),
		ShmSize:          (*int64)(st.ShmSize),
		ShmSizeSystemd:   (*int64)(st.ShmSizeSystemd),
		WorkDir:          st.WorkDir,
		CreateWorkingDir: st.CreateWorkDir,
		StorageOpts:      st.StorageOpts,
		Secrets:          Each(st.Secrets, e.secret),
		Volatile:         st.Volatile,
		ChrootDirs:       st.ChrootDirs,
	}
}

// ipc says "shareable" in the words of servers whose private namespaces could
// be joined.
func (e *encoder) ipc() wire.Namespace {
	n := namespace(e.s.Storage.IPC)
	if n.NSMode == wire.NamespaceMode(core.NamespaceShareable) && !e.server.Version.AtLeast(sinceShareableIPC) {
		n.NSMode = wire.NamespaceMode(core.NamespacePrivate)
	}
	return n
}

// mounts adds the writable tmpfs mounts that older servers do not make
// themselves.
func (e *encoder) mounts() []wire.Mount {
	out := Each(e.s.Storage.Mounts, mount)
	if e.s.Security.ReadWriteTmpfs && !e.server.Version.AtLeast(sinceTmpfs) {
		out = append(out, Each(WritableTmpfs(&e.s.Storage), mount)...)
	}
	return out
}

func mount(m *core.Mount) wire.Mount {
	return wire.Mount{
		Destination: m.Destination, Type: m.Type, Source: m.Source, Options: m.Options,
		UIDMappings: Each(m.UIDMappings, linuxIDMapping),
		GIDMappings: Each(m.GIDMappings, linuxIDMapping),
	}
}

func linuxIDMapping(m *core.IDMap) wire.LinuxIDMapping { return wire.LinuxIDMapping(*m) }

// namedVolume leaves the flag of a volume without a name out: that is anonymous
// in every release, while the flag came with 4.3.
func namedVolume(v *core.NamedVolume) *wire.NamedVolume {
	return &wire.NamedVolume{
		Name: v.Name, Dest: v.Destination, Options: v.Options,
		IsAnonymous: v.Anonymous && v.Name != "", SubPath: v.SubPath,
	}
}

// overlayVolume leaves options out that are only O, which every overlay is,
// where servers know no options.
func (e *encoder) overlayVolume(v *core.OverlayVolume) *wire.OverlayVolume {
	out := &wire.OverlayVolume{Destination: v.Destination, Source: v.Source, Options: v.Options}
	if !e.server.Version.AtLeast(sinceOverlayOptions) {
		out.Options = slices.DeleteFunc(slices.Clone(v.Options), func(o string) bool { return o == "O" })
	}
	return out
}

// deviceCgroup allows devices: servers take no rule of this list for another.
func deviceCgroup(d *core.DeviceCgroup) wire.LinuxDeviceCgroup {
	return wire.LinuxDeviceCgroup{Allow: true, Type: d.Type, Major: d.Major, Minor: d.Minor, Access: d.Access}
}

func deviceRule(d *core.DeviceRule) wire.LinuxDeviceCgroup {
	return wire.LinuxDeviceCgroup{Allow: d.Allow, Type: d.Type, Major: d.Major, Minor: d.Minor, Access: d.Access}
}

func (e *encoder) secret(x *core.ContainerSecret) wire.Secret {
	return wire.Secret{Source: x.Source, Target: x.Target, UID: x.UID, GID: x.GID, Mode: e.SecretMode("Storage.Secrets.Mode", x.Mode)}
}
