package core

// The answers that are small or that podman declares without a type of its
// own. The large ones are generated from podman's structs (see the files
// ending in _gen.go). All have the JSON shape of Podman 4.9.

// ContainerCreated is the answer to a create.
type ContainerCreated struct {
	ID       string   `json:"Id"`
	Warnings []string `json:"Warnings"`
}

// ContainerRemoved is what became of one container that was to be removed; a
// remove with Depend names several.
type ContainerRemoved struct {
	ID  string  `json:"Id"`
	Err *string `json:"Err"` // nil: it is gone
}

// ContainerTop lists the processes of a container: one title per column, one
// row per process.
type ContainerTop struct {
	Titles    []string   `json:"Titles"`
	Processes [][]string `json:"Processes"`
}

// ExecCreated is the answer to an exec create.
type ExecCreated struct {
	ID string `json:"Id"`
}

// ImagesRemoved says what became of images that were to be removed.
type ImagesRemoved struct {
	Deleted  []string `json:"Deleted"`  // IDs
	Untagged []string `json:"Untagged"` // names
	Errors   []string `json:"Errors"`   // one per image that could not be removed
	ExitCode int      `json:"ExitCode"` // podman's exit code for the whole
}

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
