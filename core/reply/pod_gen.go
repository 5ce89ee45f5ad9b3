package reply

import (
	"net"
	"time"
)

// Pod mirrors libpod/define.InspectPodData of podman v4.9.5.
type Pod struct {
	ID                  string `json:"Id"`
	Name                string
	Namespace           string `json:"Namespace,omitempty"`
	Created             time.Time
	CreateCommand       []string `json:"CreateCommand,omitempty"`
	ExitPolicy          string   `json:"ExitPolicy,omitempty"`
	State               string   `json:"State"`
	Hostname            string
	Labels              map[string]string `json:"Labels,omitempty"`
	CreateCgroup        bool
	CgroupParent        string `json:"CgroupParent,omitempty"`
	CgroupPath          string `json:"CgroupPath,omitempty"`
	CreateInfra         bool
	InfraContainerID    string          `json:"InfraContainerID,omitempty"`
	InfraConfig         *PodInfraConfig `json:"InfraConfig,omitempty"`
	SharedNamespaces    []string        `json:"SharedNamespaces,omitempty"`
	NumContainers       uint
	Containers          []PodContainer        `json:"Containers,omitempty"`
	CPUPeriod           uint64                `json:"cpu_period,omitempty"`
	CPUQuota            int64                 `json:"cpu_quota,omitempty"`
	CPUShares           uint64                `json:"cpu_shares,omitempty"`
	CPUSetCPUs          string                `json:"cpuset_cpus,omitempty"`
	CPUSetMems          string                `json:"cpuset_mems,omitempty"`
	Mounts              []MountPoint          `json:"mounts,omitempty"`
	Devices             []Device              `json:"devices,omitempty"`
	BlkioDeviceReadBps  []BlkioThrottleDevice `json:"device_read_bps,omitempty"`
	BlkioDeviceWriteBps []BlkioThrottleDevice `json:"device_write_bps,omitempty"`
	VolumesFrom         []string              `json:"volumes_from,omitempty"`
	SecurityOpts        []string              `json:"security_opt,omitempty"`
	MemoryLimit         uint64                `json:"memory_limit,omitempty"`
	MemorySwap          uint64                `json:"memory_swap,omitempty"`
	BlkioWeight         uint64                `json:"blkio_weight,omitempty"`
	BlkioWeightDevice   []BlkioWeightDevice   `json:"blkio_weight_device,omitempty"`
	RestartPolicy       string                `json:"RestartPolicy,omitempty"`
	LockNumber          uint32
}

// PodInfraConfig mirrors libpod/define.InspectPodInfraConfig of podman v4.9.5.
type PodInfraConfig struct {
	PortBindings       map[string][]HostPort
	HostNetwork        bool
	StaticIP           net.IP
	StaticMAC          string
	NoManageResolvConf bool
	DNSServer          []string
	DNSSearch          []string
	DNSOption          []string
	NoManageHosts      bool
	HostAdd            []string
	Networks           []string
	NetworkOptions     map[string][]string
	CPUPeriod          uint64 `json:"cpu_period,omitempty"`
	CPUQuota           int64  `json:"cpu_quota,omitempty"`
	CPUSetCPUs         string `json:"cpuset_cpus,omitempty"`
	PidNS              string `json:"pid_ns,omitempty"`
	UserNS             string `json:"userns,omitempty"`
	UtsNS              string `json:"uts_ns,omitempty"`
}

// PodContainer mirrors libpod/define.InspectPodContainerInfo of podman v4.9.5.
type PodContainer struct {
	ID    string `json:"Id"`
	Name  string
	State string
}

// PodSummary mirrors pkg/domain/entities.ListPodsReport of podman v4.9.5.
type PodSummary struct {
	Cgroup     string
	Containers []*PodSummaryContainer
	Created    time.Time
	Id         string
	InfraId    string
	Name       string
	Namespace  string
	Networks   []string
	Status     string
	Labels     map[string]string
}

// PodSummaryContainer mirrors pkg/domain/entities.ListPodContainer of podman v4.9.5.
type PodSummaryContainer struct {
	Id           string
	Names        string
	Status       string
	RestartCount uint
}

// PodStats mirrors pkg/domain/entities.PodStatsReport of podman v4.9.5.
type PodStats struct {
	CPU           string
	MemUsage      string
	MemUsageBytes string
	Mem           string
	NetIO         string
	BlockIO       string
	PIDS          string
	Pod           string
	CID           string
	Name          string
}
