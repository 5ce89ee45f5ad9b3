package reply

// HostConfig mirrors libpod/define.InspectContainerHostConfig of podman v4.9.5.
type HostConfig struct {
	Binds                []string              `json:"Binds"`
	CgroupManager        string                `json:"CgroupManager,omitempty"`
	CgroupMode           string                `json:"CgroupMode"`
	ContainerIDFile      string                `json:"ContainerIDFile"`
	LogConfig            *LogDriver            `json:"LogConfig"`
	NetworkMode          string                `json:"NetworkMode"`
	PortBindings         map[string][]HostPort `json:"PortBindings"`
	RestartPolicy        *RestartPolicy        `json:"RestartPolicy"`
	AutoRemove           bool                  `json:"AutoRemove"`
	VolumeDriver         string                `json:"VolumeDriver"`
	VolumesFrom          []string              `json:"VolumesFrom"`
	CapAdd               []string              `json:"CapAdd"`
	CapDrop              []string              `json:"CapDrop"`
	Dns                  []string              `json:"Dns"`
	DnsOptions           []string              `json:"DnsOptions"`
	DnsSearch            []string              `json:"DnsSearch"`
	ExtraHosts           []string              `json:"ExtraHosts"`
	GroupAdd             []string              `json:"GroupAdd"`
	IpcMode              string                `json:"IpcMode"`
	Cgroup               string                `json:"Cgroup"`
	Cgroups              string                `json:"Cgroups"`
	Links                []string              `json:"Links"`
	OomScoreAdj          int                   `json:"OomScoreAdj"`
	PidMode              string                `json:"PidMode"`
	Privileged           bool                  `json:"Privileged"`
	PublishAllPorts      bool                  `json:"PublishAllPorts"`
	ReadonlyRootfs       bool                  `json:"ReadonlyRootfs"`
	SecurityOpt          []string              `json:"SecurityOpt"`
	Tmpfs                map[string]string     `json:"Tmpfs"`
	UTSMode              string                `json:"UTSMode"`
	UsernsMode           string                `json:"UsernsMode"`
	IDMappings           *UserNSMappings       `json:"IDMappings,omitempty"`
	ShmSize              int64                 `json:"ShmSize"`
	Runtime              string                `json:"Runtime"`
	ConsoleSize          []uint                `json:"ConsoleSize"`
	Isolation            string                `json:"Isolation"`
	CpuShares            uint64                `json:"CpuShares"`
	Memory               int64                 `json:"Memory"`
	NanoCpus             int64                 `json:"NanoCpus"`
	CgroupParent         string                `json:"CgroupParent"`
	BlkioWeight          uint16                `json:"BlkioWeight"`
	BlkioWeightDevice    []BlkioWeightDevice   `json:"BlkioWeightDevice"`
	BlkioDeviceReadBps   []BlkioThrottleDevice `json:"BlkioDeviceReadBps"`
	BlkioDeviceWriteBps  []BlkioThrottleDevice `json:"BlkioDeviceWriteBps"`
	BlkioDeviceReadIOps  []BlkioThrottleDevice `json:"BlkioDeviceReadIOps"`
	BlkioDeviceWriteIOps []BlkioThrottleDevice `json:"BlkioDeviceWriteIOps"`
	CpuPeriod            uint64                `json:"CpuPeriod"`
	CpuQuota             int64                 `json:"CpuQuota"`
	CpuRealtimePeriod    uint64                `json:"CpuRealtimePeriod"`
	CpuRealtimeRuntime   int64                 `json:"CpuRealtimeRuntime"`
	CpusetCpus           string                `json:"CpusetCpus"`
	CpusetMems           string                `json:"CpusetMems"`
	Devices              []Device              `json:"Devices"`
	DiskQuota            uint64                `json:"DiskQuota"`
	KernelMemory         int64                 `json:"KernelMemory"`
	MemoryReservation    int64                 `json:"MemoryReservation"`
	MemorySwap           int64                 `json:"MemorySwap"`
	MemorySwappiness     int64                 `json:"MemorySwappiness"`
	OomKillDisable       bool                  `json:"OomKillDisable"`
	Init                 bool                  `json:"Init,omitempty"`
	PidsLimit            int64                 `json:"PidsLimit"`
	Ulimits              []Ulimit              `json:"Ulimits"`
	CpuCount             uint64                `json:"CpuCount"`
	CpuPercent           uint64                `json:"CpuPercent"`
	IOMaximumIOps        uint64                `json:"IOMaximumIOps"`
	IOMaximumBandwidth   uint64                `json:"IOMaximumBandwidth"`
	CgroupConf           map[string]string     `json:"CgroupConf"`
	IntelRdtClosID       string                `json:"IntelRdtClosID,omitempty"`
}

// LogDriver mirrors libpod/define.InspectLogConfig of podman v4.9.5.
type LogDriver struct {
	Type   string            `json:"Type"`
	Config map[string]string `json:"Config"`
	Path   string            `json:"Path"`
	Tag    string            `json:"Tag"`
	Size   string            `json:"Size"`
}

// HostPort mirrors libpod/define.InspectHostPort of podman v4.9.5.
type HostPort struct {
	HostIP   string `json:"HostIp"`
	HostPort string `json:"HostPort"`
}

// RestartPolicy mirrors libpod/define.InspectRestartPolicy of podman v4.9.5.
type RestartPolicy struct {
	Name              string `json:"Name"`
	MaximumRetryCount uint   `json:"MaximumRetryCount"`
}

// UserNSMappings mirrors libpod/define.InspectIDMappings of podman v4.9.5.
type UserNSMappings struct {
	UIDMap []string `json:"UidMap"`
	GIDMap []string `json:"GidMap"`
}

// BlkioWeightDevice mirrors libpod/define.InspectBlkioWeightDevice of podman v4.9.5.
type BlkioWeightDevice struct {
	Path   string `json:"Path"`
	Weight uint16 `json:"Weight"`
}

// BlkioThrottleDevice mirrors libpod/define.InspectBlkioThrottleDevice of podman v4.9.5.
type BlkioThrottleDevice struct {
	Path string `json:"Path"`
	Rate uint64 `json:"Rate"`
}

// Device mirrors libpod/define.InspectDevice of podman v4.9.5.
type Device struct {
	PathOnHost        string `json:"PathOnHost"`
	PathInContainer   string `json:"PathInContainer"`
	CgroupPermissions string `json:"CgroupPermissions"`
}

// Ulimit mirrors libpod/define.InspectUlimit of podman v4.9.5.
type Ulimit struct {
	Name string `json:"Name"`
	Soft int64  `json:"Soft"`
	Hard int64  `json:"Hard"`
}
