package core

// ContainerResources is the group of resource limits. nil parts say nothing.
type ContainerResources struct {
	Memory        *Memory
	CPU           *CPU
	PidsLimit     *int64 // -1 or 0: unlimited, as the server reads it
	BlockIO       *BlockIO
	Hugepages     []HugepageLimit
	NetworkCgroup *NetworkCgroup
	RDMA          map[string]RDMA   // by device
	DeviceRules   []DeviceRule      // the OCI runtime's device rules, in order
	Unified       map[string]string // cgroup v2 file → value (--cgroup-conf)
	Rlimits       []Rlimit
	OOMScoreAdj   *int
	IntelRdt      *IntelRdt

	// Limits per device, by the device's path on the server: relative weights
	// (10 to 1000), and bytes or operations a second.
	WeightDevice    map[string]uint16
	ReadBpsDevice   map[string]uint64
	WriteBpsDevice  map[string]uint64
	ReadIOPSDevice  map[string]uint64
	WriteIOPSDevice map[string]uint64
}

// Memory limits memory.
type Memory struct {
	Limit             *Bytes
	Reservation       *Bytes
	Swap              *Bytes // memory and swap together; -1: unlimited
	Kernel            *Bytes
	KernelTCP         *Bytes
	Swappiness        *uint64 // 0 to 100
	DisableOOMKiller  *bool
	UseHierarchy      *bool
	CheckBeforeUpdate *bool
}

// CPU limits processor time. Periods and quotas are in microseconds, as on the
// wire and in podman's flags.
type CPU struct {
	Shares          *uint64
	Quota           *int64
	Burst           *uint64
	Period          *uint64
	RealtimeRuntime *int64
	RealtimePeriod  *uint64
	Cpus            string // "0-3,7"
	Mems            string
	Idle            *int64
}

// BlockIO limits block devices.
type BlockIO struct {
	Weight          *uint16 // 10 to 1000
	LeafWeight      *uint16
	WeightDevice    []WeightDevice
	ReadBpsDevice   []ThrottleDevice
	WriteBpsDevice  []ThrottleDevice
	ReadIOPSDevice  []ThrottleDevice
	WriteIOPSDevice []ThrottleDevice
}

// WeightDevice is the relative weight of one block device.
type WeightDevice struct {
	Major, Minor int64
	Weight       *uint16
	LeafWeight   *uint16
}

// ThrottleDevice is the rate limit of one block device, in bytes or operations a second.
type ThrottleDevice struct {
	Major, Minor int64
	Rate         uint64
}

// HugepageLimit limits pages of one size ("2MB").
type HugepageLimit struct {
	PageSize string
	Limit    uint64 // bytes
}

// NetworkCgroup are the net_cls and net_prio cgroup settings.
type NetworkCgroup struct {
	ClassID    *uint32
	Priorities []InterfacePriority
}

// InterfacePriority is the net_prio priority of one interface.
type InterfacePriority struct {
	Name     string
	Priority uint32
}

// RDMA limits one RDMA device.
type RDMA struct {
	HcaHandles *uint32
	HcaObjects *uint32
}

// RlimitUnlimited is "no limit" in an [Rlimit].
const RlimitUnlimited = ^uint64(0)

// Rlimit is a POSIX resource limit.
type Rlimit struct {
	Type string // "nofile"; with or without the prefix RLIMIT_, in any case
	Soft uint64 // RlimitUnlimited: no limit
	Hard uint64
}

// IntelRdt are Intel's Resource Director settings.
type IntelRdt struct {
	ClosID string // the class of service
}

// DeviceRule allows or denies devices. Rules are applied in order.
type DeviceRule struct {
	Allow bool
	DeviceCgroup
}
