package v3

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

func (e *encoder) storage() {
	st := &e.s.Storage
	e.out.ContainerStorageConfig = ContainerStorageConfig{
		Image:            st.Image,
		Rootfs:           st.Rootfs,
		ImageVolumeMode:  st.ImageVolumeMode,
		VolumesFrom:      st.VolumesFrom,
		Init:             st.Init,
		InitPath:         st.InitPath,
		Mounts:           e.mounts(),
		Volumes:          libpod.Each(st.Volumes, namedVolume),
		OverlayVolumes:   libpod.Each(st.OverlayVolumes, overlayVolume),
		ImageVolumes:     libpod.Each(st.ImageVolumes, func(v *core.ImageVolume) *ImageVolume { return (*ImageVolume)(v) }),
		Devices:          libpod.Each(st.Devices, func(path *string) LinuxDevice { return LinuxDevice{Path: *path} }),
		DeviceCGroupRule: libpod.Each(st.DeviceCgroup, deviceCgroup),
		IpcNS:            e.ipc(),
		ShmSize:          (*int64)(st.ShmSize),
		WorkDir:          st.WorkDir,
		CreateWorkingDir: st.CreateWorkDir,
		Secrets:          libpod.Each(st.Secrets, e.secret),
		Volatile:         st.Volatile && e.server.Version.AtLeast(v3_2),
	}
}

// ipc says "shareable" in the words of 3.x, where private namespaces could be
// joined.
func (e *encoder) ipc() Namespace {
	n := namespace(e.s.Storage.IPC)
	if n.NSMode == NamespaceMode(core.NamespaceShareable) && !e.server.Version.AtLeast(v4_1) {
		n.NSMode = NamespaceMode(core.NamespacePrivate)
	}
	return n
}

// mounts adds the writable tmpfs mounts that a newer server makes itself. It
// does so for any server: the form of podman 3 has no place for the wish.
func (e *encoder) mounts() []Mount {
	out := libpod.Each(e.s.Storage.Mounts, mount)
	if e.s.Security.ReadWriteTmpfs {
		out = append(out, libpod.Each(libpod.WritableTmpfs(&e.s.Storage), mount)...)
	}
	return out
}

func mount(m *core.Mount) Mount {
	return Mount{Destination: m.Destination, Type: m.Type, Source: m.Source, Options: m.Options}
}

func namedVolume(v *core.NamedVolume) *NamedVolume {
	return &NamedVolume{Name: v.Name, Dest: v.Destination, Options: v.Options}
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
