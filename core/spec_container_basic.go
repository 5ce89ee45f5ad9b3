package core

import "time"

// ContainerBasic is the group of settings that are about the container as such: its
// name, what it runs, its environment and how it ends.
type ContainerBasic struct {
	Name string // empty: the server makes one up
	Pod  string // name or ID of the pod to join

	// Entrypoint replaces the image's. nil keeps the image's; a non-nil empty
	// slice clears it.
	Entrypoint []string
	Command    []string // arguments to the entrypoint; empty: the image's

	Env           map[string]string
	EnvMerge      []string          // KEY=VALUE where VALUE may use $NAME of the image's environment
	UnsetEnv      []string          // names from the image's environment to leave out
	UnsetEnvAll   bool              // leave out all of the image's environment
	EnvHost       bool              // add the service's own environment
	HTTPProxy     bool              // pass the service's proxy variables on
	SecretEnv     map[string]string // variable name → secret name
	Labels        map[string]string
	Annotations   map[string]string
	CreateCommand []string // the command line that made the container, for inspect

	Terminal bool
	Stdin    bool // keep standard input open

	StopSignal *Signal
	// StopTimeout is how long stop waits before it kills; nil: the server's
	// default. Whole seconds.
	StopTimeout *time.Duration
	// Timeout ends the container after this long; 0: never. Whole seconds.
	Timeout time.Duration

	Log           *LogConfig
	ConmonPidFile string // path on the server
	RawImageName  string // the image's name as the user wrote it

	ImageOS      string // platform to choose from an image that has several
	ImageArch    string
	ImageVariant string

	RestartPolicy string // "", "no", "on-failure", "always", "unless-stopped"
	// RestartTries is how often on-failure restarts; nil: without limit.
	RestartTries *uint

	Systemd      string // "true", "false", "always"
	SdNotifyMode string // "container", "conmon", "ignore", "healthy"

	PID Namespace
	UTS Namespace

	Hostname      string
	HostUsers     []string // users of the host to add to /etc/passwd
	Sysctl        map[string]string
	Remove        bool // remove the container when it has exited
	Timezone      string
	Dependencies  []string // names or IDs of containers to start first
	InitContainer string   // "always" or "once": an init container of Pod

	Personality *Personality

	// ManagePassword false keeps the server from adding the user to
	// /etc/passwd; nil: the server's default, true.
	ManagePassword *bool
	PasswdEntry    string
	GroupEntry     string
}

// LogConfig says where a container's output goes.
type LogConfig struct {
	Driver  string // "k8s-file", "journald", "none", "passthrough"
	Path    string // path on the server; k8s-file's
	MaxSize Bytes  // 0: the server's default; k8s-file's
	Tag     string // journald's
}

// Personality is the execution domain of the container's processes (OCI
// linux.personality).
type Personality struct {
	Domain string // "LINUX" or "LINUX32"
	Flags  []string
}
