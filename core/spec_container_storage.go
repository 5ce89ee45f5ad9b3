package core

import "os"

// ContainerStorage is the group of settings about the container's root file system, its
// mounts and its devices.
type ContainerStorage struct {
	Image  string // name or ID; exactly one of Image and Rootfs
	Rootfs string // path on the server

	RootfsOverlay bool    // mount Rootfs as the lower layer of an overlay
	RootfsMapping *string // ID mapping of Rootfs: "idmap" options; nil: none. Empty is a value

	// ImageVolumeMode says what becomes of the volumes that the image
	// declares: "anonymous", "tmpfs" or "ignore".
	ImageVolumeMode string

	VolumesFrom    []string // CONTAINER[:OPTIONS]
	Mounts         []Mount
	Volumes        []NamedVolume
	OverlayVolumes []OverlayVolume
	ImageVolumes   []ImageVolume

	Init     bool   // run an init process as PID 1
	InitPath string // path of that program on the server

	// Devices are devices of the server to add, "SRC[:DST[:PERMISSIONS]]", or
	// CDI names.
	Devices      []string
	DeviceCgroup []DeviceCgroup // devices that the container may use besides

	IPC            Namespace
	ShmSize        *Bytes // size of /dev/shm; nil: the server's default
	ShmSizeSystemd *Bytes // size of systemd's tmpfs mounts; nil: the server's default

	WorkDir       string
	CreateWorkDir bool // make WorkDir when the image lacks it

	StorageOpts map[string]string // options of the storage driver
	Secrets     []ContainerSecret // secrets mounted as files
	Volatile    bool              // the layer need not survive a crash of the host
	ChrootDirs  []string          // directories handled as chroots
}

// Mount is one OCI mount: a bind, tmpfs, devpts or other file system.
type Mount struct {
	Type        string // "bind", "tmpfs", "devpts", …
	Source      string // path on the server for binds
	Destination string
	Options     []string // fstab style
	UIDMappings []IDMap  // ID-mapped mount
	GIDMappings []IDMap
}

// NamedVolume mounts a volume that the service manages.
type NamedVolume struct {
	Name        string // empty: an anonymous volume
	Destination string
	Options     []string
	Anonymous   bool   // the volume called Name goes away with the container
	SubPath     string // mount only this directory of the volume
}

// OverlayVolume mounts a directory as an overlay: writes go to a layer that is
// thrown away.
type OverlayVolume struct {
	Source      string
	Destination string
	Options     []string // "U", "upperdir=PATH", "workdir=PATH"; "O" says nothing more
}

// ImageVolume mounts an image.
type ImageVolume struct {
	Source      string // image name or ID
	Destination string
	ReadWrite   bool
}

// ContainerSecret mounts a secret as a file.
type ContainerSecret struct {
	Source string // name or ID
	Target string // file name below /run/secrets, or a path; empty: Source
	UID    uint32
	GID    uint32
	Mode   *os.FileMode // permission bits only; nil: 0444, podman's default
}

// DeviceCgroup allows devices in the devices cgroup. nil Major or Minor: all.
type DeviceCgroup struct {
	Type   string // "a", "b", "c"
	Major  *int64
	Minor  *int64
	Access string // of "rwm"
}
