package core

// ContainerSpec says everything about a container that is to be created. Its
// seven groups are those of Podman's own SpecGenerator (pkg/specgen/specgen.go).
//
// The zero value of a field means "not said": the server's default applies.
// Where zero is a value of its own (a stop timeout of 0) the field is a pointer
// and nil means "not said". Slices and maps: nil and empty mean the same unless
// the field's comment says otherwise.
//
// A ContainerSpec is plain data. The client never changes it, so one value may
// be used for several creates, also concurrently.
type ContainerSpec struct {
	Basic       ContainerBasic
	Storage     ContainerStorage
	Security    ContainerSecurity
	Cgroup      ContainerCgroup
	Network     ContainerNetwork
	Resources   ContainerResources
	HealthCheck ContainerHealthCheck
}

// NamespaceMode is how a container gets one of its Linux namespaces, in
// Podman's words. Which modes a kind of namespace allows is checked by
// [ContainerSpec.Validate].
type NamespaceMode string

// The namespace modes of podman 3.x and 4.x (pkg/specgen/namespaces.go).
const (
	NamespaceDefault   NamespaceMode = "default"     // the server decides
	NamespaceHost      NamespaceMode = "host"        // the host's
	NamespacePath      NamespaceMode = "path"        // Value: path of a namespace file on the server
	NamespaceContainer NamespaceMode = "container"   // Value: name or ID of a container
	NamespacePod       NamespaceMode = "pod"         // the pod's
	NamespacePrivate   NamespaceMode = "private"     // one of its own
	NamespaceShareable NamespaceMode = "shareable"   // IPC: one of its own that others may join
	NamespaceNone      NamespaceMode = "none"        // network: none; IPC: private without /dev/shm
	NamespaceBridge    NamespaceMode = "bridge"      // network: the networks in Network.Networks
	NamespaceSlirp     NamespaceMode = "slirp4netns" // network: user-mode
	NamespacePasta     NamespaceMode = "pasta"       // network: user-mode
	NamespaceKeepID    NamespaceMode = "keep-id"     // user: the calling user keeps its ID. Value: "uid=N,gid=N" or empty
	NamespaceNoMap     NamespaceMode = "no-map"      // user: the calling user is not mapped
	NamespaceAuto      NamespaceMode = "auto"        // user: a range chosen by the server
)

// Namespace is one namespace of a container. The zero value means "not said".
type Namespace struct {
	Mode  NamespaceMode
	Value string // what Mode refers to; empty for modes that refer to nothing
}

// IsZero reports whether nothing was said about the namespace.
func (n Namespace) IsZero() bool { return n == Namespace{} }

// String returns the namespace as podman's flags write it: "container:NAME", "ns:PATH", "host".
func (n Namespace) String() string {
	switch {
	case n.Mode == NamespacePath:
		return "ns:" + n.Value
	case n.Value != "":
		return string(n.Mode) + ":" + n.Value
	}
	return string(n.Mode)
}
