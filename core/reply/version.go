package reply

// ServiceVersion is the version of a service and of its parts.
type ServiceVersion struct {
	Version       string // of Podman
	APIVersion    string // current libpod API
	MinAPIVersion string // oldest libpod API that the service declares to serve
	GoVersion     string
	GitCommit     string
	BuildTime     string
	OsArch        string // "linux/amd64"
	Components    []ServiceComponent
}

// ServiceComponent is one part of a service: Podman itself, conmon, the OCI runtime.
type ServiceComponent struct {
	Name    string
	Version string
	Details map[string]string
}
