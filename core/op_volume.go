package core

// The operations on volumes.
const (
	OpVolumeCreate  Op = "volume create"  // *VolumeSpec ← *reply.Volume
	OpVolumeInspect Op = "volume inspect" // *reply.Volume
	OpVolumeExists  Op = "volume exists"  // nothing
	OpVolumeList    Op = "volume list"    // []reply.Volume
	OpVolumeRemove  Op = "volume remove"  // nothing
	OpVolumePrune   Op = "volume prune"   // []reply.VolumePruned
)

var volumeOps = []Op{OpVolumeCreate, OpVolumeInspect, OpVolumeExists, OpVolumeList, OpVolumeRemove, OpVolumePrune}
