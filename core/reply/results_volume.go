package reply

// VolumeExistsResult is what core.Client.VolumeExists returns.
type VolumeExistsResult struct {
	Exists bool // it is there
}

// InspectVolumeResult is what core.Client.InspectVolume returns.
type InspectVolumeResult struct {
	Volume *Volume
}

// ListVolumesResult is what core.Client.ListVolumes returns.
type ListVolumesResult struct {
	Volumes []Volume
}

// PruneVolumesResult is what core.Client.PruneVolumes returns.
type PruneVolumesResult struct {
	Volumes []VolumePruned
}

// RemoveVolumeResult is what core.Client.RemoveVolume returns; it may grow.
type RemoveVolumeResult struct{}

// CreateVolumeResult is what core.Client.CreateVolume returns.
type CreateVolumeResult struct {
	Volume   *Volume
	Warnings []string // of what was left out
}
