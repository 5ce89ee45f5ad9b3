package core

// The capabilities: what a container's security settings ask for.
const (
	CapUsernsNoMap       Capability = "userns-nomap"
	CapUsernsKeepIDValue Capability = "userns-keep-id-value"
	CapReadWriteTmpfs    Capability = "read-write-tmpfs"
	CapLabelNested       Capability = "label-nested"
)

// containerSecurityRules are the rows of the rules table on what a container's security settings ask for.
var containerSecurityRules = []row[ContainerSpec]{
	{Rule: Rule{Cap: CapUsernsNoMap, Option: "--userns=nomap", Field: "Security.UserNS", Since: "4.1.0",
		Essential: "the container would run with other rights"},
		used: func(s *ContainerSpec) bool { return s.Security.UserNS.Mode == NamespaceNoMap },
	},
	{Rule: Rule{Cap: CapUsernsKeepIDValue, Option: "--userns=keep-id:uid=,gid=", Field: "Security.UserNS",
		Instead: "give the mapping with --uidmap and --gidmap", Since: "4.3.0", Essential: "the container would run with other rights"},
		used: func(s *ContainerSpec) bool {
			return s.Security.UserNS.Mode == NamespaceKeepID && s.Security.UserNS.Value != ""
		},
	},
	{Rule: Rule{Cap: CapReadWriteTmpfs, Option: "--read-only-tmpfs", Field: "Security.ReadWriteTmpfs", Paths: []string{"read_write_tmpfs"},
		Since:         "4.4.0",
		EmulatedSince: "3.0.0", Emulation: "sent as the three tmpfs mounts that newer servers add themselves"},
		used: func(s *ContainerSpec) bool { return s.Security.ReadWriteTmpfs },
	},
	{Rule: Rule{Cap: CapLabelNested, Option: "--security-opt label=nested", Field: "Security.LabelNested", Paths: []string{"label_nested"},
		Since: "4.5.0"},
		used:     func(s *ContainerSpec) bool { return s.Security.LabelNested },
		leaveOut: func(s *ContainerSpec) { s.Security.LabelNested = false },
	},
}
