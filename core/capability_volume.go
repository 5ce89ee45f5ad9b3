package core

// The capabilities on volumes that differ between releases.
const (
	CapVolumeExists        Capability = "volume-exists"
	CapVolumeIgnore        Capability = "volume-ignore"
	CapVolumeOwner         Capability = "volume-owner"
	CapVolumeQuota         Capability = "volume-quota"
	CapVolumeNoQuota       Capability = "volume-noquota"
	CapVolumeTimeout       Capability = "volume-timeout"
	CapVolumeCopy          Capability = "volume-copy"
	CapVolumeImage         Capability = "volume-image"
	CapVolumeRemoveTimeout Capability = "volume-remove-timeout"
	CapVolumeFilters       Capability = "volume-filters"
	CapVolumeFilterUntil   Capability = "volume-filter-until"
	CapVolumeFilterSince   Capability = "volume-filter-since"
	CapVolumePrunePattern  Capability = "volume-prune-label-pattern"
	CapVolumePruneWithout  Capability = "volume-prune-without-label"
	CapVolumePruneLabels   Capability = "volume-prune-labels"
)
