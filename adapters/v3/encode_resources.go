package v3

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

func (e *encoder) resources() {
	r := &e.s.Resources
	e.out.ContainerResourceConfig = ContainerResourceConfig{
		ResourceLimits:          e.limits(),
		Rlimits:                 libpod.Each(r.Rlimits, rlimit),
		OOMScoreAdj:             r.OOMScoreAdj,
		ThrottleReadBpsDevice:   libpod.EachOf(r.ReadBpsDevice, rateOf),
		ThrottleWriteBpsDevice:  libpod.EachOf(r.WriteBpsDevice, rateOf),
		ThrottleReadIOPSDevice:  libpod.EachOf(r.ReadIOPSDevice, rateOf),
		ThrottleWriteIOPSDevice: libpod.EachOf(r.WriteIOPSDevice, rateOf),
	}
}

// limits returns nil when nothing is said.
func (e *encoder) limits() *LinuxResources {
	r := &e.s.Resources
	perDevice := len(r.ReadBpsDevice)+len(r.WriteBpsDevice)+len(r.ReadIOPSDevice)+len(r.WriteIOPSDevice)+len(r.WeightDevice) > 0
	if !perDevice && r.Memory == nil && r.CPU == nil && r.PidsLimit == nil && r.BlockIO == nil && r.NetworkCgroup == nil &&
		len(r.Hugepages)+len(r.RDMA)+len(r.DeviceRules)+len(r.Unified) == 0 {
		return nil
	}
	out := &LinuxResources{
		Devices:        libpod.Each(r.DeviceRules, deviceRule),
		Memory:         e.memory(),
		CPU:            cpu(r.CPU),
		BlockIO:        blockIO(r.BlockIO),
		HugepageLimits: libpod.Each(r.Hugepages, func(h *core.HugepageLimit) LinuxHugepageLimit { return LinuxHugepageLimit{h.PageSize, h.Limit} }),
		Rdma:           libpod.EachOf(r.RDMA, func(x *core.RDMA) LinuxRdma { return LinuxRdma(*x) }),
		Unified:        r.Unified,
	}
	if perDevice && out.BlockIO == nil {
		// 3.x servers put the devices' limits there without looking whether it is.
		out.BlockIO = &LinuxBlockIO{}
	}
	if r.PidsLimit != nil {
		out.Pids = &LinuxPids{Limit: *r.PidsLimit}
	}
	if n := r.NetworkCgroup; n != nil {
		out.Network = &LinuxNetwork{
			ClassID:    n.ClassID,
			Priorities: libpod.Each(n.Priorities, func(p *core.InterfacePriority) LinuxInterfacePriority { return LinuxInterfacePriority(*p) }),
		}
	}
	return out
}

// memory gives servers the swap limit that those from 4.1 on compute.
func (e *encoder) memory() *LinuxMemory {
	m := e.s.Resources.Memory
	if m == nil {
		return nil
	}
	return &LinuxMemory{
		Limit:            (*int64)(m.Limit),
		Reservation:      (*int64)(m.Reservation),
		Swap:             e.Swap("Resources.Memory.Limit", m.Limit, m.Swap, !e.server.Version.AtLeast(v4_1)),
		Kernel:           (*int64)(m.Kernel),
		KernelTCP:        (*int64)(m.KernelTCP),
		Swappiness:       m.Swappiness,
		DisableOOMKiller: m.DisableOOMKiller,
		UseHierarchy:     m.UseHierarchy,
	}
}

func cpu(c *core.CPU) *LinuxCPU {
	if c == nil {
		return nil
	}
	return &LinuxCPU{
		Shares: c.Shares, Quota: c.Quota, Period: c.Period, RealtimeRuntime: c.RealtimeRuntime,
		RealtimePeriod: c.RealtimePeriod, Cpus: c.Cpus, Mems: c.Mems,
	}
}

func blockIO(b *core.BlockIO) *LinuxBlockIO {
	if b == nil {
		return nil
	}
	return &LinuxBlockIO{
		Weight:                  b.Weight,
		LeafWeight:              b.LeafWeight,
		WeightDevice:            libpod.Each(b.WeightDevice, weightDevice),
		ThrottleReadBpsDevice:   libpod.Each(b.ReadBpsDevice, throttleDevice),
		ThrottleWriteBpsDevice:  libpod.Each(b.WriteBpsDevice, throttleDevice),
		ThrottleReadIOPSDevice:  libpod.Each(b.ReadIOPSDevice, throttleDevice),
		ThrottleWriteIOPSDevice: libpod.Each(b.WriteIOPSDevice, throttleDevice),
	}
}

func weightDevice(d *core.WeightDevice) LinuxWeightDevice {
	return LinuxWeightDevice(*d)
}

func throttleDevice(d *core.ThrottleDevice) LinuxThrottleDevice {
	return LinuxThrottleDevice(*d)
}

func rlimit(l *core.Rlimit) POSIXRlimit {
	return POSIXRlimit{Type: libpod.RlimitName(l.Type), Soft: l.Soft, Hard: l.Hard}
}

// Servers look up the numbers of a device that is given by its path.

func weightOf(w *uint16) LinuxWeightDevice { weight := *w; return LinuxWeightDevice{Weight: &weight} }

func rateOf(rate *uint64) LinuxThrottleDevice { return LinuxThrottleDevice{Rate: *rate} }
