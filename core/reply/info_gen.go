package reply

// Info mirrors libpod/define.Info of podman v4.9.5.
type Info struct {
	Host       *HostInfo      `json:"host"`
	Store      *StoreInfo     `json:"store"`
	Registries map[string]any `json:"registries"`
	Plugins    Plugins        `json:"plugins"`
	Version    InfoVersion    `json:"version"`
}

// HostInfo mirrors libpod/define.HostInfo of podman v4.9.5.
type HostInfo struct {
	Arch               string             `json:"arch"`
	BuildahVersion     string             `json:"buildahVersion"`
	CgroupManager      string             `json:"cgroupManager"`
	CgroupsVersion     string             `json:"cgroupVersion"`
	CgroupControllers  []string           `json:"cgroupControllers"`
	Conmon             *ConmonInfo        `json:"conmon"`
	CPUs               int                `json:"cpus"`
	CPUUtilization     *CPUUsage          `json:"cpuUtilization"`
	DatabaseBackend    string             `json:"databaseBackend"`
	Distribution       DistributionInfo   `json:"distribution"`
	EventLogger        string             `json:"eventLogger"`
	FreeLocks          *uint32            `json:"freeLocks,omitempty"`
	Hostname           string             `json:"hostname"`
	IDMappings         InfoIDMappings     `json:"idMappings,omitempty"`
	Kernel             string             `json:"kernel"`
	LogDriver          string             `json:"logDriver"`
	MemFree            int64              `json:"memFree"`
	MemTotal           int64              `json:"memTotal"`
	NetworkBackend     string             `json:"networkBackend"`
	NetworkBackendInfo NetworkBackendInfo `json:"networkBackendInfo"`
	OCIRuntime         *OCIRuntimeInfo    `json:"ociRuntime"`
	OS                 string             `json:"os"`
	RemoteSocket       *RemoteSocket      `json:"remoteSocket,omitempty"`
	RuntimeInfo        map[string]any     `json:"runtimeInfo,omitempty"`
	ServiceIsRemote    bool               `json:"serviceIsRemote"`
	Security           SecurityInfo       `json:"security"`
	Slirp4NetNS        SlirpInfo          `json:"slirp4netns,omitempty"`
	Pasta              PastaInfo          `json:"pasta,omitempty"`
	SwapFree           int64              `json:"swapFree"`
	SwapTotal          int64              `json:"swapTotal"`
	Uptime             string             `json:"uptime"`
	Variant            string             `json:"variant"`
	Linkmode           string             `json:"linkmode"`
}

// ConmonInfo mirrors libpod/define.ConmonInfo of podman v4.9.5.
type ConmonInfo struct {
	Package string `json:"package"`
	Path    string `json:"path"`
	Version string `json:"version"`
}

// CPUUsage mirrors libpod/define.CPUUsage of podman v4.9.5.
type CPUUsage struct {
	UserPercent   float64 `json:"userPercent"`
	SystemPercent float64 `json:"systemPercent"`
	IdlePercent   float64 `json:"idlePercent"`
}

// DistributionInfo mirrors libpod/define.DistributionInfo of podman v4.9.5.
type DistributionInfo struct {
	Distribution string `json:"distribution"`
	Variant      string `json:"variant,omitempty"`
	Version      string `json:"version"`
	Codename     string `json:"codename,omitempty"`
}

// InfoIDMappings mirrors libpod/define.IDMappings of podman v4.9.5.
type InfoIDMappings struct {
	GIDMap []InfoIDMap `json:"gidmap"`
	UIDMap []InfoIDMap `json:"uidmap"`
}

// InfoIDMap mirrors github.com/containers/storage/pkg/idtools.IDMap as podman v4.9.5 uses it.
type InfoIDMap struct {
	ContainerID int `json:"container_id"`
	HostID      int `json:"host_id"`
	Size        int `json:"size"`
}

// NetworkBackendInfo mirrors github.com/containers/common/libnetwork/types.NetworkInfo as podman v4.9.5 uses it.
type NetworkBackendInfo struct {
	Backend NetworkBackend `json:"backend"`
	Version string         `json:"version,omitempty"`
	Package string         `json:"package,omitempty"`
	Path    string         `json:"path,omitempty"`
	DNS     DNSNetworkInfo `json:"dns,omitempty"`
}

// NetworkBackend mirrors github.com/containers/common/libnetwork/types.NetworkBackend as podman v4.9.5 uses it.
type NetworkBackend string

// DNSNetworkInfo mirrors github.com/containers/common/libnetwork/types.DNSNetworkInfo as podman v4.9.5 uses it.
type DNSNetworkInfo struct {
	Version string `json:"version,omitempty"`
	Package string `json:"package,omitempty"`
	Path    string `json:"path,omitempty"`
}

// OCIRuntimeInfo mirrors libpod/define.OCIRuntimeInfo of podman v4.9.5.
type OCIRuntimeInfo struct {
	Name    string `json:"name"`
	Package string `json:"package"`
	Path    string `json:"path"`
	Version string `json:"version"`
}

// RemoteSocket mirrors libpod/define.RemoteSocket of podman v4.9.5.
type RemoteSocket struct {
	Path   string `json:"path,omitempty"`
	Exists bool   `json:"exists"`
}

// SecurityInfo mirrors libpod/define.SecurityInfo of podman v4.9.5.
type SecurityInfo struct {
	AppArmorEnabled     bool   `json:"apparmorEnabled"`
	DefaultCapabilities string `json:"capabilities"`
	Rootless            bool   `json:"rootless"`
	SECCOMPEnabled      bool   `json:"seccompEnabled"`
	SECCOMPProfilePath  string `json:"seccompProfilePath"`
	SELinuxEnabled      bool   `json:"selinuxEnabled"`
}

// SlirpInfo mirrors libpod/define.SlirpInfo of podman v4.9.5.
type SlirpInfo struct {
	Executable string `json:"executable"`
	Package    string `json:"package"`
	Version    string `json:"version"`
}

// PastaInfo mirrors libpod/define.PastaInfo of podman v4.9.5.
type PastaInfo struct {
	Executable string `json:"executable"`
	Package    string `json:"package"`
	Version    string `json:"version"`
}

// StoreInfo mirrors libpod/define.StoreInfo of podman v4.9.5.
type StoreInfo struct {
	ConfigFile         string            `json:"configFile"`
	ContainerStore     ContainerStore    `json:"containerStore"`
	GraphDriverName    string            `json:"graphDriverName"`
	GraphOptions       map[string]any    `json:"graphOptions"`
	GraphRoot          string            `json:"graphRoot"`
	GraphRootAllocated uint64            `json:"graphRootAllocated"`
	GraphRootUsed      uint64            `json:"graphRootUsed"`
	GraphStatus        map[string]string `json:"graphStatus"`
	ImageCopyTmpDir    string            `json:"imageCopyTmpDir"`
	ImageStore         ImageStore        `json:"imageStore"`
	RunRoot            string            `json:"runRoot"`
	VolumePath         string            `json:"volumePath"`
	TransientStore     bool              `json:"transientStore"`
}

// ContainerStore mirrors libpod/define.ContainerStore of podman v4.9.5.
type ContainerStore struct {
	Number  int `json:"number"`
	Paused  int `json:"paused"`
	Running int `json:"running"`
	Stopped int `json:"stopped"`
}

// ImageStore mirrors libpod/define.ImageStore of podman v4.9.5.
type ImageStore struct {
	Number int `json:"number"`
}

// Plugins mirrors libpod/define.Plugins of podman v4.9.5.
type Plugins struct {
	Volume        []string `json:"volume"`
	Network       []string `json:"network"`
	Log           []string `json:"log"`
	Authorization []string `json:"authorization"`
}

// InfoVersion mirrors libpod/define.Version of podman v4.9.5.
type InfoVersion struct {
	APIVersion string
	Version    string
	GoVersion  string
	GitCommit  string
	BuiltTime  string
	Built      int64
	OsArch     string
	Os         string
}
