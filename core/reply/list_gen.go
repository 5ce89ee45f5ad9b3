package reply

import "time"

// ContainerSummary mirrors pkg/domain/entities.ListContainer of podman v4.9.5.
type ContainerSummary struct {
	AutoRemove bool
	Command    []string
	Created    time.Time
	CreatedAt  string
	CIDFile    string
	Exited     bool
	ExitedAt   int64
	ExitCode   int32
	ID         string `json:"Id"`
	Image      string
	ImageID    string
	IsInfra    bool
	Labels     map[string]string
	Mounts     []string
	Names      []string
	Namespaces ContainerNamespaces
	Networks   []string
	Pid        int
	Pod        string
	PodName    string
	Ports      []PublishedPort
	Restarts   uint
	Size       *ContainerSize
	StartedAt  int64
	State      string
	Status     string
}

// ContainerNamespaces mirrors pkg/domain/entities.ListContainerNamespaces of podman v4.9.5.
type ContainerNamespaces struct {
	MNT    string `json:"Mnt,omitempty"`
	Cgroup string `json:"Cgroup,omitempty"`
	IPC    string `json:"Ipc,omitempty"`
	NET    string `json:"Net,omitempty"`
	PIDNS  string `json:"Pidns,omitempty"`
	UTS    string `json:"Uts,omitempty"`
	User   string `json:"User,omitempty"`
}

// PublishedPort mirrors github.com/containers/common/libnetwork/types.PortMapping as podman v4.9.5 uses it.
type PublishedPort struct {
	HostIP        string `json:"host_ip"`
	ContainerPort uint16 `json:"container_port"`
	HostPort      uint16 `json:"host_port"`
	Range         uint16 `json:"range"`
	Protocol      string `json:"protocol"`
}

// ContainerSize mirrors pkg/ps/define.ContainerSize of podman v4.9.5.
type ContainerSize struct {
	RootFsSize int64 `json:"rootFsSize"`
	RwSize     int64 `json:"rwSize"`
}
