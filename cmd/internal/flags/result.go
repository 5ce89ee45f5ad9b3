package flags

import "github.com/podspan/podspan/core"

// Result is what a command line of create or run says: the container, and
// what the client itself has to do.
type Result struct {
	Spec    *core.ContainerSpec
	Image   string   // as written; empty with --rootfs
	Command []string // arguments after the image; also in Spec

	// Pulling. OS, Arch and Variant are also in Spec.
	Pull      core.PullPolicy
	OS        string
	Arch      string
	Variant   string
	Quiet     bool
	Authfile  string // --authfile or REGISTRY_AUTH_FILE; empty: the default files
	TLSVerify *bool  // nil: not said

	Replace bool   // remove the container called Spec.Basic.Name first
	CIDFile string // write the ID here after create
	NewPod  *NewPod

	Interactive bool
	TTY         bool
	Rm          bool // also in Spec

	// Of run only.
	Detach     bool
	DetachKeys string
	SigProxy   bool
	Rmi        bool
	Streams    Streams // what to attach; nothing with Detach

	Warnings []string // for standard error
	// Unapplied are the flags that every podman takes and none applies, and that the
	// spec has no place for.
	Unapplied []*core.UnsupportedError
}

// Streams are the standard streams to attach to.
type Streams struct{ Stdin, Stdout, Stderr bool }

// NewPod is the pod that --pod new:NAME makes before the container. It takes
// over the settings below; Spec no longer has those of the network, the host
// name and the user namespace.
type NewPod struct {
	Name          string
	Hostname      string
	CreateCommand []string
	Network       core.ContainerNetwork
	CPU           *core.CPU // the container's, which keeps it; nil: no limit
	PID           core.Namespace
	UserNS        core.Namespace
	IDMappings    *core.IDMappings // of UserNS; nil: the host's
	RestartPolicy string
	RestartTries  *uint
}

// Pulled points the container at the image that a pull for its platform has
// brought, by ID. It is for servers that cannot choose a platform on create
// ([core.CapImagePlatform]); the container is the same.
func (r *Result) Pulled(id string) {
	r.Spec.Storage.Image = id
	r.Spec.Basic.ImageOS, r.Spec.Basic.ImageArch, r.Spec.Basic.ImageVariant = "", "", ""
}
