package libpod

import (
	"reflect"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

func (d *decoder) resources() {
	r := &d.in.ContainerResourceConfig
	if r.CPUPeriod != 0 || r.CPUQuota != 0 {
		d.Field("cpu_period, cpu_quota", "", "are read by no server; use resource_limits.cpu")
	}
	if len(r.CgroupConf) > 0 {
		d.Field("unified", "", "is read by no server; use resource_limits.unified")
	}
	d.out.Resources = core.ContainerResources{
		Rlimits:         Each(r.Rlimits, func(l *wire.POSIXRlimit) core.Rlimit { return core.Rlimit{Type: l.Type, Soft: l.Soft, Hard: l.Hard} }),
		OOMScoreAdj:     r.OOMScoreAdj,
		IntelRdt:        d.intelRdt(r.IntelRdt),
		WeightDevice:    EachOf(r.WeightDevice, d.weightOf),
		ReadBpsDevice:   EachOf(r.ThrottleReadBpsDevice, d.rateOf),
		WriteBpsDevice:  EachOf(r.ThrottleWriteBpsDevice, d.rateOf),
		ReadIOPSDevice:  EachOf(r.ThrottleReadIOPSDevice, d.rateOf),
		WriteIOPSDevice: EachOf(r.ThrottleWriteIOPSDevice, d.rateOf),
	}
	if l := r.ResourceLimits; l != nil {
		d.limits(l)
	}
}

func (d *decoder) limits(l *wire.LinuxResources) {
	out := &d.out.Resources
	out.DeviceRules = Each(l.Devices, deviceRuleOf)
	out.CPU = (*core.CPU)(l.CPU)
	out.Hugepages = Each(l.HugepageLimits, func(h *wire.LinuxHugepageLimit) core.HugepageLimit {
		return core.HugepageLimit{PageSize: h.Pagesize, Limit: h.Limit}
	})
	out.RDMA = EachOf(l.Rdma, func(x *wire.LinuxRdma) core.RDMA { return core.RDMA(*x) })
	out.Unified = l.Unified
	if m := l.Memory; m != nil {
		out.Memory = &core.Memory{
			Limit:             (*core.Bytes)(m.Limit),
			Reservation:       (*core.Bytes)(m.Reservation),
			Swap:              SwapBytes(m.Swap),
			Kernel:            (*core.Bytes)(m.Kernel),
			KernelTCP:         (*core.Bytes)(m.KernelTCP),
			Swappiness:        m.Swappiness,
			DisableOOMKiller:  m.DisableOOMKiller,
			UseHierarchy:      m.UseHierarchy,
			CheckBeforeUpdate: m.CheckBeforeUpdate,
		}
	}
	if l.Pids != nil {
		limit := l.Pids.Limit
		out.PidsLimit = &limit
	}
	if b := l.BlockIO; b != nil && !reflect.ValueOf(*b).IsZero() { // empty: there for the devices' limits only
		out.BlockIO = &core.BlockIO{
			Weight:          b.Weight,
			LeafWeight:      b.LeafWeight,
			WeightDevice:    Each(b.WeightDevice, d.weight),
			ReadBpsDevice:   Each(b.ThrottleReadBpsDevice, d.throttle),
			WriteBpsDevice:  Each(b.ThrottleWriteBpsDevice, d.throttle),
			ReadIOPSDevice:  Each(b.ThrottleReadIOPSDevice, d.throttle),
			WriteIOPSDevice: Each(b.ThrottleWriteIOPSDevice, d.throttle),
		}
	}
	if n := l.Network; n != nil {
		out.NetworkCgroup = &core.NetworkCgroup{
			ClassID: n.ClassID,
			Priorities: Each(n.Priorities, func(p *wire.LinuxInterfacePriority) core.InterfacePriority {
				return core.InterfacePriority(*p)
			}),
		}
	}
}

func (d *decoder) weight(x *wire.LinuxWeightDevice) core.WeightDevice {
	return core.WeightDevice{Major: x.Major, Minor: x.Minor, Weight: x.Weight, LeafWeight: x.LeafWeight}
}

func (d *decoder) throttle(x *wire.LinuxThrottleDevice) core.ThrottleDevice {
	return core.ThrottleDevice{Major: x.Major, Minor: x.Minor, Rate: x.Rate}
}

func (d *decoder) weightOf(x *wire.LinuxWeightDevice) uint16 {
	n := d.weight(x)
	if n.Weight == nil || n.Major != 0 || n.Minor != 0 || n.LeafWeight != nil {
		d.Field("weightDevice", "", "servers read the weight only, which must be given")
		return 0
	}
	return *n.Weight
}

func (d *decoder) rateOf(x *wire.LinuxThrottleDevice) uint64 {
	n := d.throttle(x)
	if n.Major != 0 || n.Minor != 0 {
		d.Field("throttle devices", "", "servers read the rate only")
	}
	return n.Rate
}

func (d *decoder) intelRdt(r *wire.LinuxIntelRdt) *core.IntelRdt {
	if r == nil {
		return nil
	}
	if *r != (wire.LinuxIntelRdt{ClosID: r.ClosID}) {
		d.Field("intelRdt", "", "servers read closID only")
	}
	return &core.IntelRdt{ClosID: r.ClosID}
}
