package core

// The capabilities: what a volume's create asks for.
const (
	CapVolumeIgnore  Capability = "volume-ignore"
	CapVolumeOwner   Capability = "volume-owner"
	CapVolumeQuota   Capability = "volume-quota"
	CapVolumeNoQuota Capability = "volume-noquota"
	CapVolumeTimeout Capability = "volume-timeout"
	CapVolumeCopy    Capability = "volume-copy"
	CapVolumeImage   Capability = "volume-image"
)

// volumeSpecRules are the rows of the rules table on what a volume's create asks for. Sources:
// pkg/api/handlers/libpod/volumes.go, pkg/domain/filters/volumes.go,
// pkg/domain/infra/abi/parse/parse.go and libpod/runtime_volume*.go of every
// release.
var volumeSpecRules = []row[VolumeSpec]{
	{Rule: Rule{Cap: CapVolumeIgnore, Option: "volume create --ignore", Field: "VolumeSpec.IgnoreIfExists",
		Since: "4.4.0", EmulatedSince: "3.0.0",
		Emulation: "a server that refuses because the name is taken is asked for the volume of that name"},
		used: func(s *VolumeSpec) bool { return s.IgnoreIfExists },
	},
	{Rule: Rule{Cap: CapVolumeOwner, Option: "volume create --opt o=uid=, gid=", Field: "VolumeSpec.Options",
		Instead: "change the owner in a container that mounts it: chown", Since: "3.2.2",
		Note:      "older servers give the volume to the first container's user, or cannot mount it",
		Essential: "the volume would belong to somebody else"},
		used: func(s *VolumeSpec) bool { return s.local() && s.hasMountOption("uid", "gid") },
	},
	{Rule: Rule{Cap: CapVolumeQuota, Option: "volume create --opt o=size=, inodes=", Field: "VolumeSpec.Options", Since: "3.4.0",
		Note:      "older servers set no quota, and cannot mount the volume",
		Essential: "the volume would have no limit"},
		used: func(s *VolumeSpec) bool {
			return s.hasMountOption("size", "inodes") && !(s.local() && s.Options["type"] == "tmpfs")
		},
	},
	{Rule: Rule{Cap: CapVolumeNoQuota, Option: "volume create --opt o=noquota", Field: "VolumeSpec.Options", Since: "4.1.0",
		Essential: "the volume would be prepared for quotas"},
		used: func(s *VolumeSpec) bool { return s.hasMountOption("noquota") },
	},
	{Rule: Rule{Cap: CapVolumeTimeout, Option: "volume create --opt o=timeout=", Field: "VolumeSpec.Options", Since: "4.2.0",
		Essential: "the server would wait for the plugin as long as it usually does"},
		used: func(s *VolumeSpec) bool { return s.hasMountOption("timeout") },
	},
	{Rule: Rule{Cap: CapVolumeCopy, Option: "volume create --opt copy, nocopy", Field: "VolumeSpec.Options", Since: "4.2.0",
		Instead:   "give nocopy to the container's --volume",
		Essential: "the volume would be filled otherwise"},
		used: func(s *VolumeSpec) bool { return s.local() && s.hasOption("copy", "nocopy") },
	},
	{Rule: Rule{Cap: CapVolumeImage, Option: "volume create --driver=image", Field: "VolumeSpec.Driver", Since: "4.3.0",
		Instead:   "mount the image itself: --mount type=image",
		Essential: "the volume would be empty"},
		used: func(s *VolumeSpec) bool { return s.Driver == volumeDriverImage },
	},
}

// The capabilities: calls on volumes.
const (
	CapVolumeExists        Capability = "volume-exists"
	CapVolumeRemoveTimeout Capability = "volume-remove-timeout"
	CapVolumeFilters       Capability = "volume-filters"
	CapVolumeFilterUntil   Capability = "volume-filter-until"
	CapVolumeFilterSince   Capability = "volume-filter-since"
	CapVolumePrunePattern  Capability = "volume-prune-label-pattern"
	CapVolumePruneWithout  Capability = "volume-prune-without-label"
	CapVolumePruneLabels   Capability = "volume-prune-labels"
)

// volumeCallRules are the rows of the rules table on calls on volumes.
var volumeCallRules = []Rule{
	{Cap: CapVolumeExists, Option: "volume exists", Field: "VolumeExists", Paths: []string{"GET /volumes/{name}/exists"}, Since: "3.1.0",
		EmulatedSince: "3.0.0", Emulation: "the volume is inspected"},
	{Cap: CapVolumeRemoveTimeout, Option: "volume rm --time", Field: "RemoveVolumeOptions.Timeout",
		Paths: []string{"DELETE /volumes/{name}?timeout"},
		Since: "4.0.0", Instead: "stop the containers that use the volume first: stop --time"},
	{Cap: CapVolumeFilters, Option: "volume ls --filter", Field: "ListVolumesOptions.Filters", Since: "4.6.0",
		EmulatedSince: "3.0.0",
		Emulation: "the client compares names, drivers, scopes, labels and options; older servers take a name literally, and one of " +
			"several labels for all"},
	{Cap: CapVolumeFilterUntil, Option: "volume ls, prune --filter until=", Field: "ListVolumesOptions.Filters", Since: "3.3.0",
		Instead:   "name the volumes that are meant: volume inspect tells when each was created",
		Essential: "other volumes would be listed or removed"},
	{Cap: CapVolumeFilterSince, Option: "volume ls, prune --filter after=, since=", Field: "ListVolumesOptions.Filters", Since: "4.7.0",
		Instead:   "name the volumes that are meant: volume inspect tells when each was created",
		Essential: "other volumes would be listed or removed"},
	{Cap: CapVolumePrunePattern, Option: "volume prune --filter label=…*", Field: "PruneVolumesOptions.Filters", Since: "4.0.0",
		EmulatedSince: "3.0.0", Emulation: "the volumes are listed and removed by name: these servers take the * literally"},
	{Cap: CapVolumePruneWithout, Option: "volume prune --filter label!=", Field: "PruneVolumesOptions.Filters", Since: "4.5.0",
		EmulatedSince: "3.0.0", Emulation: "the volumes are listed and removed by name"},
	{Cap: CapVolumePruneLabels, Option: "volume prune --filter label= (several)", Field: "PruneVolumesOptions.Filters", Since: "4.6.0",
		EmulatedSince: "3.0.0", Emulation: "the volumes are listed and removed by name: these servers remove what has any one of the labels"},
}
