package flags

import (
	"path"
	"strings"

	"github.com/podspan/podspan/core"
)

// rowsStorage are the flags of [core.ContainerStorage].
var rowsStorage = []row{
	{Name: "rootfs", Kind: kBool, Usage: "the first argument is a root file system on the server, not an image",
		Caps:  []core.Capability{core.CapRootfsOverlay, core.CapRootfsMapping},
		Apply: func(b *build, v value) error { b.rootfs = v.on; return nil }},
	{Name: "volume", Short: "v", Kind: kArray, Usage: "mount a volume or a directory of the server: [SOURCE:]TARGET[:OPTIONS]",
		Caps: []core.Capability{core.CapOverlayOptions, core.CapVolumeOverlay, core.CapMountIDMap}, Apply: applyVolumes},
	{Name: "mount", Kind: kArray, Usage: "mount a file system: type=bind|volume|tmpfs|ramfs|image|devpts|glob,…",
		Caps: []core.Capability{core.CapVolumeSubPath}, Apply: applyMounts},
	{Name: "tmpfs", Kind: kArray, Placeholder: "tmpfs", Usage: "mount a tmpfs: TARGET[:OPTIONS]", Apply: applyTmpfs},
	{Name: "volumes-from", Kind: kArray, Usage: "mount the volumes of another container: CONTAINER[:OPTIONS]",
		Apply: func(b *build, v value) error { b.spec.Storage.VolumesFrom = v.list; return v.noneEmpty() }},
	{Name: "image-volume", Default: "bind", Usage: "what becomes of the image's volumes: bind, tmpfs or ignore",
		Apply: func(b *build, v value) error {
			if b.spec.Storage.ImageVolumeMode = v.text; v.text == "bind" || v.text == "anonymous" {
				b.spec.Storage.ImageVolumeMode = "anonymous"
				return nil
			}
			return v.oneOf("bind", "tmpfs", "ignore")
		}},
	{Name: "init", Kind: kBool, Usage: "run an init process as PID 1",
		Apply: func(b *build, v value) error { b.spec.Storage.Init = v.on; return nil }},
	{Name: "init-path", Usage: "path of the init program on the server",
		Apply: func(b *build, v value) error { b.spec.Storage.InitPath = v.text; return nil }},
	{Name: "device", Kind: kStrings, Usage: "add a device of the server: SOURCE[:TARGET][:rwm]",
		Caps: []core.Capability{core.CapPrivilegedDevice}, Apply: func(b *build, v value) error {
			b.spec.Storage.Devices = append(b.spec.Storage.Devices, v.list...)
			return v.noneEmpty()
		}},
	{Name: "device-cgroup-rule", Kind: kStrings, Usage: "allow devices: 'TYPE MAJOR:MINOR rwm'",
		Caps: []core.Capability{core.CapDeviceCgroupRule}, Apply: applyDeviceRules},
	{Name: "ipc", Usage: "IPC namespace: private, shareable, none, host, pod, container:NAME or ns:PATH",
		Caps: []core.Capability{core.CapIPCNone, core.CapIPCShareable}, Apply: func(b *build, v value) (err error) {
			b.spec.Storage.IPC, err = v.namespace(core.NamespaceShareable, core.NamespaceNone)
			return err
		}},
	{Name: "shm-size", Placeholder: sizePlaceholder, Usage: "size of /dev/shm",
		Apply: func(b *build, v value) (err error) { b.spec.Storage.ShmSize, err = v.optSize(); return err }},
	{Name: "shm-size-systemd", Placeholder: sizePlaceholder, Usage: "size of systemd's tmpfs mounts",
		Caps:  []core.Capability{core.CapShmSizeSystemd},
		Apply: func(b *build, v value) (err error) { b.spec.Storage.ShmSizeSystemd, err = v.optSize(); return err }},
	{Name: "workdir", Short: "w", Usage: "working directory in the container", Apply: func(b *build, v value) error {
		if b.spec.Storage.WorkDir = v.text; v.text != "" && !path.IsAbs(v.text) {
			return v.badText("use an absolute path")
		}
		return nil
	}},
	{Name: "storage-opt", Kind: kArray, Hidden: true, Usage: "options of the storage driver: KEY=VALUE",
		Caps: []core.Capability{core.CapStorageOpts},
		Apply: func(b *build, v value) error {
			b.spec.Storage.StorageOpts = map[string]string{}
			return v.pairs(b.spec.Storage.StorageOpts)
		}},
	{Name: "chrootdirs", Kind: kStrings, Usage: "directories to handle as chroots", Caps: []core.Capability{core.CapChrootDirs},
		Apply: func(b *build, v value) error { b.spec.Storage.ChrootDirs = v.list; return v.noneEmpty() }},
}

const sizePlaceholder = "<number>[<unit>]"

// optSize reads a size; an empty text says nothing.
func (v value) optSize() (*core.Bytes, error) {
	if v.text == "" {
		return nil, nil
	}
	n, err := v.size(v.text)
	return &n, err
}

// noneEmpty refuses a list with an empty element.
func (v value) noneEmpty() error {
	for _, s := range v.list {
		if s == "" {
			return v.bad(s, "the value is empty")
		}
	}
	return nil
}

// finishImage takes the first argument as the image or, with --rootfs, as a
// directory of the server: PATH[:O] or PATH[:idmap[=OPTIONS]].
func finishImage(b *build) error {
	if b.imageArg == "" {
		return &core.FieldError{Option: "IMAGE", Reason: "the first argument is empty"}
	}
	if !b.rootfs {
		b.res.Image, b.spec.Storage.Image, b.spec.Basic.RawImageName = b.imageArg, b.imageArg, b.imageArg
		return nil
	}
	st := &b.spec.Storage
	st.Rootfs = b.imageArg
	if i := strings.LastIndexByte(b.imageArg, ':'); i >= 0 {
		switch opt := b.imageArg[i+1:]; {
		case opt == "O":
			st.Rootfs, st.RootfsOverlay = b.imageArg[:i], true
		case opt == "idmap", strings.HasPrefix(opt, "idmap="):
			st.Rootfs, st.RootfsMapping = b.imageArg[:i], &opt
		}
	}
	return nil
}
