package reply

import "time"

// DiskUsage is what a server's images, containers and volumes take, in the
// shape of Podman 4.9 (pkg/domain/entities.SystemDfReport). Sizes are bytes.
type DiskUsage struct {
	ImagesSize int64 // of all images; a layer that several share counts once
	Images     []DiskUsageImage
	Containers []DiskUsageContainer
	Volumes    []DiskUsageVolume
}

// DiskUsageImage is one name of an image; one without a name has "<none>".
type DiskUsageImage struct {
	Repository string
	Tag        string
	ImageID    string
	Created    time.Time
	Size       int64 // shared and unique
	SharedSize int64
	UniqueSize int64
	Containers int // that were made of it
}

// DiskUsageContainer is a container.
type DiskUsageContainer struct {
	ContainerID  string
	Image        string // ID
	Command      []string
	LocalVolumes int
	Size         int64 // with the image
	RWSize       int64 // of its own layer
	Created      time.Time
	Status       string // "running" …
	Names        string
}

// DiskUsageVolume is a volume.
type DiskUsageVolume struct {
	VolumeName      string
	Links           int // containers that use it, in whatever state
	Size            int64
	ReclaimableSize int64 // Size if no container uses it, else 0
}
