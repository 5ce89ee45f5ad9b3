package libpod

import (
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

func (e *encoder) resources() {
	r := &e.s.Resources
	e.out.ContainerResourceConfig = wire.ContainerResourceConfig{
		IntelRdt:                intelRdt(r.IntelRdt),
		ResourceLimits:          e.limits(),
		Rlimits:                 Each(r.Rlimits, rlimit),
		OOMScoreAdj:             r.OOMScoreAdj,
		WeightDevice:            EachOf(r.WeightDevice, weightOf),
		ThrottleReadBpsDevice:   EachOf(r.ReadBpsDevice, rateOf),
		ThrottleWriteBpsDevice:  EachOf(r.WriteBpsDevice, rateOf),
		ThrottleReadIOPSDevice:  EachOf(r.ReadIOPSDevice, rateOf),
		ThrottleWriteIOPSDevice: EachOf(r.WriteIOPSDevice, rateOf),
	}
}

// limits returns nil where the spec has none.
func (e *encoder) limits() *wire.LinuxResources {
	r := &e.s.Resources
	perDevice := len(r.ReadBpsDevice)+len(r.WriteBpsDevice)+len(r.ReadIOPSDevice)+len(r.WriteIOPSDevice)+len(r.WeightDevice) > 0
	if !perDevice && r.Memory == nil && r.CPU == nil && r.PidsLimit == nil && r.BlockIO == nil && r.NetworkCgroup == nil &&
		len(r.Hugepages)+len(r.RDMA)+len(r.DeviceRules)+len(r.Unified) == 0 {
		return nil
	}
	out := &wire.LinuxResources{
		Devices: Each(r.DeviceRules, deviceRule),
		Memory:  e.memory(),
		CPU:     (*wire.LinuxCPU)(r.CPU),
		BlockIO: blockIO(r.BlockIO),
		HugepageLimits: Each(r.Hugepages, func(h *core.HugepageLimit) wire.LinuxHugepageLimit {
			return wire.LinuxHugepageLimit{Pagesize: h.PageSize, Limit: h.Limit}
		}),
		Rdma:    EachOf(r.RDMA, func(x *core.RDMA) wire.LinuxRdma { return wire.LinuxRdma(*x) }),
		Unified: r.Unified,
	}
	if perDevice && out.BlockIO == nil {
		// 3.x servers put the devices' limits there without looking whether it is.
		out.BlockIO = &wire.LinuxBlockIO{}
	}
	if r.PidsLimit != nil {
		out.Pids = &wire.LinuxPids{Limit: *r.PidsLimit}
	}
	if n := r.NetworkCgroup; n != nil {
		out.Network = &wire.LinuxNetwork{
			ClassID:    n.ClassID,
			Priorities: Each(n.Priorities, func(p *core.InterfacePriority) wire.LinuxInterfacePriority { return wire.LinuxInterfacePriority(*p) }),
		}
	}
	return out
}

// memory gives older servers the swap limit that newer ones compute.
func (e *encoder) memory() *wire.LinuxMemory {
	m := e.s.Resources.Memory
	if m == nil {
		return nil
	}
	return &wire.LinuxMemory{
		Limit:             (*int64)(m.Limit),
		Reservation:       (*int64)(m.Reservation),
		Swap:              e.Swap("Resources.Memory.Limit", m.Limit, m.Swap, !e.server.Version.AtLeast(sinceSwapLimit)),
		Kernel:            (*int64)(m.Kernel),
		KernelTCP:         (*int64)(m.KernelTCP),
		Swappiness:        m.Swappiness,
		DisableOOMKiller:  m.DisableOOMKiller,
		UseHierarchy:      m.UseHierarchy,
		CheckBeforeUpdate: m.CheckBeforeUpdate,
	}
}

func blockIO(b *core.BlockIO) *wire.LinuxBlockIO {
	if b == nil {
		return nil
	}
	return &wire.LinuxBlockIO{
		Weight:                  b.Weight,
		LeafWeight:              b.LeafWeight,
		WeightDevice:            Each(b.WeightDevice, weightDevice),
		ThrottleReadBpsDevice:   Each(b.ReadBpsDevice, throttleDevice),
		ThrottleWriteBpsDevice:  Each(b.WriteBpsDevice, throttleDevice),
		ThrottleReadIOPSDevice:  Each(b.ReadIOPSDevice, throttleDevice),
		ThrottleWriteIOPSDevice: Each(b.WriteIOPSDevice, throttleDevice),
	}
}

func weightDevice(d *core.WeightDevice) wire.LinuxWeightDevice {
	return wire.LinuxWeightDevice{
		LinuxBlockIODevice: wire.LinuxBlockIODevice{Major: d.Major, Minor: d.Minor}, Weight: d.Weight, LeafWeight: d.LeafWeight,
	}
}

func throttleDevice(d *core.ThrottleDevice) wire.LinuxThrottleDevice {
	return wire.LinuxThrottleDevice{LinuxBlockIODevice: wire.LinuxBlockIODevice{Major: d.Major, Minor: d.Minor}, Rate: d.Rate}
}

func rlimit(l *core.Rlimit) wire.POSIXRlimit {
	return wire.POSIXRlimit{Type: RlimitName(l.Type), Soft: l.Soft, Hard: l.Hard}
}

// Servers look up the numbers of a device that is given by its path.

func weightOf(w *uint16) wire.LinuxWeightDevice {
	weight := *w
	return wire.LinuxWeightDevice{Weight: &weight}
}

func rateOf(rate *uint64) wire.LinuxThrottleDevice { return wire.LinuxThrottleDevice{Rate: *rate} }

func intelRdt(r *core.IntelRdt) *wire.LinuxIntelRdt {
	if r == nil {
		return nil
	}
	return &wire.LinuxIntelRdt{ClosID: r.ClosID}
}
