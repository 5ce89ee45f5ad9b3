package reply

import "time"

// Container mirrors libpod/define.InspectContainerData of podman v4.9.5.
type Container struct {
	ID                      string           `json:"Id"`
	Created                 time.Time        `json:"Created"`
	Path                    string           `json:"Path"`
	Args                    []string         `json:"Args"`
	State                   *ContainerState  `json:"State"`
	Image                   string           `json:"Image"`
	ImageDigest             string           `json:"ImageDigest"`
	ImageName               string           `json:"ImageName"`
	Rootfs                  string           `json:"Rootfs"`
	Pod                     string           `json:"Pod"`
	ResolvConfPath          string           `json:"ResolvConfPath"`
	HostnamePath            string           `json:"HostnamePath"`
	HostsPath               string           `json:"HostsPath"`
	StaticDir               string           `json:"StaticDir"`
	OCIConfigPath           string           `json:"OCIConfigPath,omitempty"`
	OCIRuntime              string           `json:"OCIRuntime,omitempty"`
	ConmonPidFile           string           `json:"ConmonPidFile"`
	PidFile                 string           `json:"PidFile"`
	Name                    string           `json:"Name"`
	RestartCount            int32            `json:"RestartCount"`
	Driver                  string           `json:"Driver"`
	MountLabel              string           `json:"MountLabel"`
	ProcessLabel            string           `json:"ProcessLabel"`
	AppArmorProfile         string           `json:"AppArmorProfile"`
	EffectiveCaps           []string         `json:"EffectiveCaps"`
	BoundingCaps            []string         `json:"BoundingCaps"`
	ExecIDs                 []string         `json:"ExecIDs"`
	GraphDriver             *GraphDriver     `json:"GraphDriver"`
	SizeRw                  *int64           `json:"SizeRw,omitempty"`
	SizeRootFs              int64            `json:"SizeRootFs,omitempty"`
	Mounts                  []MountPoint     `json:"Mounts"`
	Dependencies            []string         `json:"Dependencies"`
	NetworkSettings         *NetworkSettings `json:"NetworkSettings"`
	Namespace               string           `json:"Namespace"`
	IsInfra                 bool             `json:"IsInfra"`
	IsService               bool             `json:"IsService"`
	KubeExitCodePropagation string           `json:"KubeExitCodePropagation"`
	LockNumber              uint32           `json:"lockNumber"`
	Config                  *ContainerConfig `json:"Config"`
	HostConfig              *HostConfig      `json:"HostConfig"`
}

// ContainerState mirrors libpod/define.InspectContainerState of podman v4.9.5.
type ContainerState struct {
	OciVersion     string             `json:"OciVersion"`
	Status         string             `json:"Status"`
	Running        bool               `json:"Running"`
	Paused         bool               `json:"Paused"`
	Restarting     bool               `json:"Restarting"`
	OOMKilled      bool               `json:"OOMKilled"`
	Dead           bool               `json:"Dead"`
	Pid            int                `json:"Pid"`
	ConmonPid      int                `json:"ConmonPid,omitempty"`
	ExitCode       int32              `json:"ExitCode"`
	Error          string             `json:"Error"`
	StartedAt      time.Time          `json:"StartedAt"`
	FinishedAt     time.Time          `json:"FinishedAt"`
	Health         HealthCheckResults `json:"Health,omitempty"`
	Checkpointed   bool               `json:"Checkpointed,omitempty"`
	CgroupPath     string             `json:"CgroupPath,omitempty"`
	CheckpointedAt time.Time          `json:"CheckpointedAt,omitempty"`
	RestoredAt     time.Time          `json:"RestoredAt,omitempty"`
	CheckpointLog  string             `json:"CheckpointLog,omitempty"`
	CheckpointPath string             `json:"CheckpointPath,omitempty"`
	RestoreLog     string             `json:"RestoreLog,omitempty"`
	Restored       bool               `json:"Restored,omitempty"`
	StoppedByUser  bool               `json:"StoppedByUser,omitempty"`
}

// HealthCheckResults mirrors libpod/define.HealthCheckResults of podman v4.9.5.
type HealthCheckResults struct {
	Status        string           `json:"Status"`
	FailingStreak int              `json:"FailingStreak"`
	Log           []HealthCheckLog `json:"Log"`
}

// HealthCheckLog mirrors libpod/define.HealthCheckLog of podman v4.9.5.
type HealthCheckLog struct {
	Start    string `json:"Start"`
	End      string `json:"End"`
	ExitCode int    `json:"ExitCode"`
	Output   string `json:"Output"`
}

// GraphDriver mirrors libpod/define.DriverData of podman v4.9.5.
type GraphDriver struct {
	Name string            `json:"Name"`
	Data map[string]string `json:"Data"`
}

// MountPoint mirrors libpod/define.InspectMount of podman v4.9.5.
type MountPoint struct {
	Type        string   `json:"Type"`
	Name        string   `json:"Name,omitempty"`
	Source      string   `json:"Source"`
	Destination string   `json:"Destination"`
	Driver      string   `json:"Driver"`
	Mode        string   `json:"Mode"`
	Options     []string `json:"Options"`
	RW          bool     `json:"RW"`
	Propagation string   `json:"Propagation"`
}

// NetworkSettings mirrors libpod/define.InspectNetworkSettings of podman v4.9.5.
type NetworkSettings struct {
	BasicNetworkConfig
	Bridge                 string                        `json:"Bridge"`
	SandboxID              string                        `json:"SandboxID"`
	HairpinMode            bool                          `json:"HairpinMode"`
	LinkLocalIPv6Address   string                        `json:"LinkLocalIPv6Address"`
	LinkLocalIPv6PrefixLen int                           `json:"LinkLocalIPv6PrefixLen"`
	Ports                  map[string][]HostPort         `json:"Ports"`
	SandboxKey             string                        `json:"SandboxKey"`
	Networks               map[string]*AdditionalNetwork `json:"Networks,omitempty"`
}

// BasicNetworkConfig mirrors libpod/define.InspectBasicNetworkConfig of podman v4.9.5.
type BasicNetworkConfig struct {
	EndpointID             string    `json:"EndpointID"`
	Gateway                string    `json:"Gateway"`
	IPAddress              string    `json:"IPAddress"`
	IPPrefixLen            int       `json:"IPPrefixLen"`
	SecondaryIPAddresses   []Address `json:"SecondaryIPAddresses,omitempty"`
	IPv6Gateway            string    `json:"IPv6Gateway"`
	GlobalIPv6Address      string    `json:"GlobalIPv6Address"`
	GlobalIPv6PrefixLen    int       `json:"GlobalIPv6PrefixLen"`
	SecondaryIPv6Addresses []Address `json:"SecondaryIPv6Addresses,omitempty"`
	MacAddress             string    `json:"MacAddress"`
	AdditionalMacAddresses []string  `json:"AdditionalMACAddresses,omitempty"`
}

// Address mirrors libpod/define.Address of podman v4.9.5.
type Address struct {
	Addr         string
	PrefixLength int
}

// AdditionalNetwork mirrors libpod/define.InspectAdditionalNetwork of podman v4.9.5.
type AdditionalNetwork struct {
	BasicNetworkConfig
	NetworkID  string            `json:"NetworkID,omitempty"`
	DriverOpts map[string]string `json:"DriverOpts"`
	IPAMConfig map[string]string `json:"IPAMConfig"`
	Links      []string          `json:"Links"`
	Aliases    []string          `json:"Aliases,omitempty"`
}

// ContainerConfig mirrors libpod/define.InspectContainerConfig of podman v4.9.5.
type ContainerConfig struct {
	Hostname                   string              `json:"Hostname"`
	DomainName                 string              `json:"Domainname"`
	User                       string              `json:"User"`
	AttachStdin                bool                `json:"AttachStdin"`
	AttachStdout               bool                `json:"AttachStdout"`
	AttachStderr               bool                `json:"AttachStderr"`
	Tty                        bool                `json:"Tty"`
	OpenStdin                  bool                `json:"OpenStdin"`
	StdinOnce                  bool                `json:"StdinOnce"`
	Env                        []string            `json:"Env"`
	Cmd                        []string            `json:"Cmd"`
	Image                      string              `json:"Image"`
	Volumes                    map[string]struct{} `json:"Volumes"`
	WorkingDir                 string              `json:"WorkingDir"`
	Entrypoint                 string              `json:"Entrypoint"`
	OnBuild                    *string             `json:"OnBuild"`
	Labels                     map[string]string   `json:"Labels"`
	Annotations                map[string]string   `json:"Annotations"`
	StopSignal                 uint                `json:"StopSignal"`
	Healthcheck                *Healthcheck        `json:"Healthcheck,omitempty"`
	HealthcheckOnFailureAction string              `json:"HealthcheckOnFailureAction,omitempty"`
	CreateCommand              []string            `json:"CreateCommand,omitempty"`
	Timezone                   string              `json:"Timezone,omitempty"`
	SystemdMode                bool                `json:"SystemdMode,omitempty"`
	Umask                      string              `json:"Umask,omitempty"`
	Secrets                    []*MountedSecret    `json:"Secrets,omitempty"`
	Timeout                    uint                `json:"Timeout"`
	StopTimeout                uint                `json:"StopTimeout"`
	Passwd                     *bool               `json:"Passwd,omitempty"`
	ChrootDirs                 []string            `json:"ChrootDirs,omitempty"`
	SdNotifyMode               string              `json:"sdNotifyMode,omitempty"`
	SdNotifySocket             string              `json:"sdNotifySocket,omitempty"`
}

// Healthcheck mirrors github.com/containers/image/v5/manifest.Schema2HealthConfig as podman v4.9.5 uses it.
type Healthcheck struct {
	Test        []string      `json:",omitempty"`
	StartPeriod time.Duration `json:",omitempty"`
	Interval    time.Duration `json:",omitempty"`
	Timeout     time.Duration `json:",omitempty"`
	Retries     int           `json:",omitempty"`
}

// MountedSecret mirrors libpod/define.InspectSecret of podman v4.9.5.
type MountedSecret struct {
	Name string `json:"Name"`
	ID   string `json:"ID"`
	UID  uint32 `json:"UID"`
	GID  uint32 `json:"GID"`
	Mode uint32 `json:"Mode"`
}
