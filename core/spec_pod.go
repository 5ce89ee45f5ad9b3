package core

import "net/netip"

// PodSpec says everything about a pod that is to be created. Its six groups
// are those of Podman's own PodSpecGenerator (pkg/specgen/podspecgen.go).
//
// As in a [ContainerSpec], the zero value of a field means "not said", and a
// PodSpec is plain data that the client never changes.
//
// A pod has an infra container, which holds what its containers share. Most of
// what a PodSpec says is about that container, so that it cannot be said with
// Basic.NoInfra.
type PodSpec struct {
	Basic     PodBasic
	Network   PodNetwork
	Cgroup    PodCgroup
	Resources PodResources
	Storage   PodStorage
	Security  PodSecurity
}

// PodBasic is the group of settings that are about the pod as such and about
// the namespaces of its infra container.
type PodBasic struct {
	Name          string // empty: the server makes one up
	Hostname      string // of the shared UTS namespace; empty: Name
	Labels        map[string]string
	CreateCommand []string // the command line that made the pod, for inspect

	ExitPolicy PodExitPolicy
	// RestartPolicy is that of the containers that have none of their own:
	// "", "no", "on-failure", "always", "unless-stopped".
	RestartPolicy string
	// RestartTries is how often on-failure restarts; nil: without limit.
	RestartTries *uint

	NoInfra            bool
	InfraImage         string   // empty: the server's own
	InfraName          string   // empty: made of the pod's ID
	InfraCommand       []string // empty: the image's
	InfraConmonPidFile string   // path on the server

	// SharedNamespaces are those that containers which join the pod share, of
	// "cgroup", "ipc", "net", "pid" and "uts". nil: ipc, net and uts; a non-nil
	// empty slice: none. A user namespace of the pod's own is always shared.
	SharedNamespaces []string
	// ShareParent makes the pod's cgroup the parent of its containers'. nil:
	// true, or with NoInfra what the server does.
	ShareParent *bool

	PID    Namespace // of the infra container; the containers' if it is shared
	UTS    Namespace
	IPC    Namespace
	UserNS Namespace

	Devices []string // as [ContainerStorage].Devices, for every container of the pod
	Sysctl  map[string]string

	// ServiceContainer is the ID of a container that ends with the pods that it
	// serves (podman kube play --service-container).
	ServiceContainer string
}

// PodExitPolicy is what a pod does when its last container has ended.
type PodExitPolicy string

// The exit policies, in the words of podman's --exit-policy. The zero value
// means continue.
const (
	PodExitContinue PodExitPolicy = "continue" // the pod stays, with its infra container
	PodExitStop     PodExitPolicy = "stop"     // the pod is stopped
)

// PodNetwork is the group of settings about the network that the pod's
// containers share. Its fields are those of [ContainerNetwork].
type PodNetwork struct {
	NS                 Namespace
	Networks           []NetworkAttachment
	Ports              []PortMapping
	DNSServers         []netip.Addr
	DNSSearch          []string
	DNSOptions         []string
	UseImageResolvConf bool // leave the infra image's /etc/resolv.conf alone
	UseImageHosts      bool // leave the infra image's /etc/hosts alone (--no-hosts)
	HostAdd            []string
	Options            map[string][]string
}

// PodCgroup is the group of settings about the pod's cgroup.
type PodCgroup struct {
	Parent string // cgroup under which the pod's is made
}

// PodResources is the group of limits of the pod's cgroup: of all its
// containers together. nil parts say nothing.
type PodResources struct {
	Memory    *PodMemory
	CPU       *PodCPU
	PidsLimit *int64
	BlockIO   *BlockIO
	// ReadBpsDevice limits reading from devices, in bytes a second, by the
	// device's path on the server. No server has the like for writing: BlockIO
	// takes the device's number.
	ReadBpsDevice map[string]uint64
}

// PodMemory is what servers read of [Memory] for a pod.
type PodMemory struct {
	Limit       *Bytes
	Reservation *Bytes
	Swap        *Bytes  // memory and swap together; -1: unlimited
	Swappiness  *uint64 // 0 to 100
}

// PodCPU is what servers read of [CPU] for a pod.
type PodCPU struct {
	Shares          *uint64
	Quota           *int64
	Period          *uint64
	RealtimeRuntime *int64
	RealtimePeriod  *uint64
	Cpus            string // "0-3,7"
	Mems            string
}

// PodStorage is the group of settings about what is mounted into every
// container of the pod. Its fields are those of [ContainerStorage].
type PodStorage struct {
	Mounts         []Mount
	Volumes        []NamedVolume
	OverlayVolumes []OverlayVolume
	ImageVolumes   []ImageVolume
	VolumesFrom    []string // CONTAINER[:OPTIONS]
	ShmSize        *Bytes   // size of /dev/shm; nil: the server's default
	ShmSizeSystemd *Bytes   // size of systemd's tmpfs mounts; nil: the server's default
}

// PodSecurity is the group of settings about privileges and ID mappings.
type PodSecurity struct {
	SecurityOpts []string    // "label=…" for every container; servers give others to the infra container alone
	IDMappings   *IDMappings // of UserNS
}

// Infra returns what the spec says that a container's spec can say, too. Both
// are said in the same form then.
func (p *PodSpec) Infra() *ContainerSpec {
	n, st, r := &p.Network, &p.Storage, &p.Resources
	out := &ContainerSpec{
		Storage: ContainerStorage{
			Mounts: st.Mounts, Volumes: st.Volumes, OverlayVolumes: st.OverlayVolumes, ImageVolumes: st.ImageVolumes,
			VolumesFrom: st.VolumesFrom,
		},
		Security: ContainerSecurity{UserNS: p.Basic.UserNS, IDMappings: p.Security.IDMappings},
		Network: ContainerNetwork{
			NS: n.NS, Networks: n.Networks, Ports: n.Ports, DNSServers: n.DNSServers, DNSSearch: n.DNSSearch, DNSOptions: n.DNSOptions,
			UseImageResolvConf: n.UseImageResolvConf, UseImageHosts: n.UseImageHosts, HostAdd: n.HostAdd, Options: n.Options,
		},
		Resources: ContainerResources{PidsLimit: r.PidsLimit, BlockIO: r.BlockIO, ReadBpsDevice: r.ReadBpsDevice},
	}
	if m := r.Memory; m != nil {
		out.Resources.Memory = &Memory{Limit: m.Limit, Reservation: m.Reservation, Swap: m.Swap, Swappiness: m.Swappiness}
	}
	if c := r.CPU; c != nil {
		out.Resources.CPU = &CPU{
			Shares: c.Shares, Quota: c.Quota, Period: c.Period, RealtimeRuntime: c.RealtimeRuntime, RealtimePeriod: c.RealtimePeriod,
			Cpus: c.Cpus, Mems: c.Mems,
		}
	}
	return out
}

// SetInfra is the way back of Infra: p says what s does, as far as a pod says
// it in the same form.
func (p *PodSpec) SetInfra(s *ContainerSpec) {
	n, st, r := &s.Network, &s.Storage, &s.Resources
	p.Storage.Mounts, p.Storage.Volumes, p.Storage.OverlayVolumes = st.Mounts, st.Volumes, st.OverlayVolumes
	p.Storage.ImageVolumes, p.Storage.VolumesFrom = st.ImageVolumes, st.VolumesFrom
	p.Basic.UserNS, p.Security.IDMappings = s.Security.UserNS, s.Security.IDMappings
	p.Network = PodNetwork{
		NS: n.NS, Networks: n.Networks, Ports: n.Ports, DNSServers: n.DNSServers, DNSSearch: n.DNSSearch, DNSOptions: n.DNSOptions,
		UseImageResolvConf: n.UseImageResolvConf, UseImageHosts: n.UseImageHosts, HostAdd: n.HostAdd, Options: n.Options,
	}
	p.Resources = PodResources{PidsLimit: r.PidsLimit, BlockIO: r.BlockIO, ReadBpsDevice: r.ReadBpsDevice}
	if m := r.Memory; m != nil {
		p.Resources.Memory = &PodMemory{Limit: m.Limit, Reservation: m.Reservation, Swap: m.Swap, Swappiness: m.Swappiness}
	}
	if c := r.CPU; c != nil {
		p.Resources.CPU = &PodCPU{
			Shares: c.Shares, Quota: c.Quota, Period: c.Period, RealtimeRuntime: c.RealtimeRuntime, RealtimePeriod: c.RealtimePeriod,
			Cpus: c.Cpus, Mems: c.Mems,
		}
	}
}
