package core

// The operations on volumes.
const (
	OpVolumeCreate  Op = "volume create"  // *VolumeSpec ← *InspectVolumeData
	OpVolumeInspect Op = "volume inspect" // *InspectVolumeData
	OpVolumeExists  Op = "volume exists"  // nothing
	OpVolumeList    Op = "volume list"    // []InspectVolumeData
	OpVolumeRemove  Op = "volume remove"  // nothing
	OpVolumePrune   Op = "volume prune"   // []VolumePruned
)

var volumeOps = []Op{OpVolumeCreate, OpVolumeInspect, OpVolumeExists, OpVolumeList, OpVolumeRemove, OpVolumePrune}
