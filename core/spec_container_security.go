package core

// ContainerSecurity is the group of settings about privileges and the user namespace.
type ContainerSecurity struct {
	Privileged      bool
	User            string   // USER[:GROUP], names or numbers
	Groups          []string // additional groups, names or numbers
	CapAdd          []string
	CapDrop         []string
	NoNewPrivileges bool

	SelinuxOpts     []string
	LabelNested     bool // SELinux labels may be changed inside
	ApparmorProfile string
	SeccompPolicy   string // "default" or "image"
	SeccompProfile  string // path on the server, or "unconfined"

	UserNS     Namespace
	IDMappings *IDMappings

	ReadOnly bool // read-only root file system
	// ReadWriteTmpfs gives a read-only container writable tmpfs mounts at
	// /run, /tmp and /var/tmp (podman's --read-only-tmpfs).
	ReadWriteTmpfs bool

	Umask    string // octal; empty: the server's
	ProcOpts []string
	Mask     []string // paths to hide
	Unmask   []string // paths not to hide, or "ALL"
}

// IDMap maps Size IDs from ContainerID on to those from HostID on.
type IDMap struct {
	ContainerID uint32
	HostID      uint32
	Size        uint32
}

// IDMappings are the ID mappings of a container's user namespace
// (containers/storage types.IDMappingOptions).
type IDMappings struct {
	HostUIDMapping bool // no UID mapping: the host's IDs
	HostGIDMapping bool
	UIDMap         []IDMap
	GIDMap         []IDMap
	Auto           *AutoUserNS // nil: not chosen by the server
}

// AutoUserNS are the options of a user namespace that the server chooses
// (--userns=auto:…). Sizes are numbers of IDs; 0: the server's choice.
type AutoUserNS struct {
	Size                  uint32
	InitialSize           uint32
	PasswdFile            string
	GroupFile             string
	AdditionalUIDMappings []IDMap
	AdditionalGIDMappings []IDMap
}
