package core

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

func resourcesReadBack() []containerRow {
	memory := func(want func(*Memory) *Bytes, got func(*reply.HostConfig) int64) compareContainer {
		return sameNumber(func(s *ContainerSpec) *Bytes { return want(orNew(s.Resources.Memory)) },
			func(d *reply.Container) int64 { return got(d.HostConfig) })
	}
	cpu := func(s *ContainerSpec) *CPU { return orNew(s.Resources.CPU) }
	return []containerRow{
		shown("Resources.Memory.Limit", "--memory", memory(func(m *Memory) *Bytes { return m.Limit },
			func(h *reply.HostConfig) int64 { return h.Memory })),
		shown("Resources.Memory.Reservation", "--memory-reservation", memory(func(m *Memory) *Bytes { return m.Reservation },
			func(h *reply.HostConfig) int64 { return h.MemoryReservation })),
		shown("Resources.Memory.Swap", "--memory-swap", compareSwap),
		until("3.4.7", "Resources.Memory.Kernel", "--kernel-memory", memory(func(m *Memory) *Bytes { return m.Kernel },
			func(h *reply.HostConfig) int64 { return h.KernelMemory })),
		shown("Resources.Memory.Swappiness", "--memory-swappiness",
			sameNumber(func(s *ContainerSpec) *uint64 { return orNew(s.Resources.Memory).Swappiness },
				func(d *reply.Container) int64 { return d.HostConfig.MemorySwappiness })),
		shown("Resources.Memory.DisableOOMKiller", "--oom-kill-disable", func(s *ContainerSpec, d *reply.Container) (string, string) {
			want := orNew(s.Resources.Memory).DisableOOMKiller
			if want == nil {
				return "", ""
			}
			return strconv.FormatBool(*want), strconv.FormatBool(d.HostConfig.OomKillDisable)
		}),
		shown("Resources.CPU.Shares", "--cpu-shares", sameNumber(func(s *ContainerSpec) *uint64 { return cpu(s).Shares },
			func(d *reply.Container) uint64 { return d.HostConfig.CpuShares })),
		shown("Resources.CPU.Quota", "--cpu-quota", sameNumber(func(s *ContainerSpec) *int64 { return cpu(s).Quota },
			func(d *reply.Container) int64 { return d.HostConfig.CpuQuota })),
		shown("Resources.CPU.Period", "--cpu-period", sameNumber(func(s *ContainerSpec) *uint64 { return cpu(s).Period },
			func(d *reply.Container) uint64 { return d.HostConfig.CpuPeriod })),
		shown("Resources.CPU.RealtimeRuntime", "--cpu-rt-runtime", sameNumber(func(s *ContainerSpec) *int64 { return cpu(s).RealtimeRuntime },
			func(d *reply.Container) int64 { return d.HostConfig.CpuRealtimeRuntime })),
		shown("Resources.CPU.RealtimePeriod", "--cpu-rt-period", sameNumber(func(s *ContainerSpec) *uint64 { return cpu(s).RealtimePeriod },
			func(d *reply.Container) uint64 { return d.HostConfig.CpuRealtimePeriod })),
		shown("Resources.CPU.Cpus", "--cpuset-cpus", sameText(func(s *ContainerSpec) string { return cpu(s).Cpus },
			func(d *reply.Container) string { return d.HostConfig.CpusetCpus })),
		shown("Resources.CPU.Mems", "--cpuset-mems", sameText(func(s *ContainerSpec) string { return cpu(s).Mems },
			func(d *reply.Container) string { return d.HostConfig.CpusetMems })),
		shown("Resources.PidsLimit", "--pids-limit", func(s *ContainerSpec, d *reply.Container) (string, string) {
			if s.Resources.PidsLimit == nil {
				return "", ""
			}
			return limit(*s.Resources.PidsLimit), limit(d.HostConfig.PidsLimit)
		}),
		shown("Resources.Unified", "--cgroup-conf", inMap(func(s *ContainerSpec) map[string]string { return s.Resources.Unified },
			func(d *reply.Container) map[string]string { return d.HostConfig.CgroupConf })),
		shown("Resources.Rlimits.Type", "--ulimit", compareRlimits(func(*Rlimit, *reply.Ulimit) (string, string) { return "", "" })),
		shown("Resources.Rlimits.Soft", "--ulimit", compareRlimits(func(w *Rlimit, g *reply.Ulimit) (string, string) {
			return fmt.Sprint(int64(w.Soft)), fmt.Sprint(g.Soft)
		})),
		shown("Resources.Rlimits.Hard", "--ulimit", compareRlimits(func(w *Rlimit, g *reply.Ulimit) (string, string) {
			return fmt.Sprint(int64(w.Hard)), fmt.Sprint(g.Hard)
		})),
		shown("Resources.OOMScoreAdj", "--oom-score-adj", sameNumber(func(s *ContainerSpec) *int { return s.Resources.OOMScoreAdj },
			func(d *reply.Container) int { return d.HostConfig.OomScoreAdj })),
		since("4.8.0", "Resources.IntelRdt.ClosID", "--rdt-class",
			sameText(func(s *ContainerSpec) string { return orNew(s.Resources.IntelRdt).ClosID },
				func(d *reply.Container) string { return d.HostConfig.IntelRdtClosID })),
	}
}

// A limit from noSwapLimit on is none: the kernel says the largest number of whole pages for
// it.
const noSwapLimit = math.MaxInt64 / 2

// compareSwap takes the kernel's unlimited for -1; without a limit of memory
// there is none of swap, and nothing is sent.
func compareSwap(s *ContainerSpec, d *reply.Container) (string, string) {
	m := orNew(s.Resources.Memory)
	switch got := d.HostConfig.MemorySwap; {
	case m.Swap == nil, *m.Swap < 0 && m.Limit == nil, *m.Swap < 0 && (got < 0 || got > noSwapLimit):
		return "", ""
	default:
		return fmt.Sprint(int64(*m.Swap)), fmt.Sprint(got)
	}
}

// limit returns nothing for zero and less, which mean no limit.
func limit(n int64) string {
	if n <= 0 {
		return "unlimited"
	}
	return fmt.Sprint(n)
}

// compareRlimits finds each limit by its name. One that is missing is reported by the first
// row alone.
func compareRlimits(same func(*Rlimit, *reply.Ulimit) (string, string)) compareContainer {
	return func(s *ContainerSpec, d *reply.Container) (string, string) {
		var wanted, there []string
		for i := range s.Resources.Rlimits {
			w := &s.Resources.Rlimits[i]
			name := "RLIMIT_" + strings.TrimPrefix(strings.ToUpper(w.Type), "RLIMIT_")
			var seen *reply.Ulimit
			for j := range d.HostConfig.Ulimits {
				if d.HostConfig.Ulimits[j].Name == name {
					seen = &d.HostConfig.Ulimits[j]
				}
			}
			if seen == nil {
				seen = &reply.Ulimit{}
				if one, _ := same(w, seen); one == "" {
					wanted = append(wanted, name)
				}
				continue
			}
			if one, other := same(w, seen); one != other {
				wanted, there = append(wanted, name+"="+one), append(there, name+"="+other)
			}
		}
		if wanted == nil {
			return "", ""
		}
		return quoted(wanted), quoted(there)
	}
}

// blockIOReadBack are the rows of block devices. Inspect names devices by the
// first path that it finds for their numbers, so that only the values can be
// compared.
func blockIOReadBack() []containerRow {
	io := func(s *ContainerSpec) *BlockIO { return orNew(s.Resources.BlockIO) }
	weights := func(d *reply.Container) (out []string) {
		for _, x := range d.HostConfig.BlkioWeightDevice {
			out = append(out, fmt.Sprint(x.Weight))
		}
		return out
	}
	rows := []containerRow{
		shown("Resources.BlockIO.Weight", "--blkio-weight", sameNumber(func(s *ContainerSpec) *uint16 { return io(s).Weight },
			func(d *reply.Container) uint16 { return d.HostConfig.BlkioWeight })),
		shown("Resources.BlockIO.WeightDevice.Weight", "", func(s *ContainerSpec, d *reply.Container) (string, string) {
			var want []string
			for _, x := range io(s).WeightDevice {
				if x.Weight != nil {
					want = append(want, fmt.Sprint(*x.Weight))
				}
			}
			return lacking(want, weights(d))
		}),
		shown("Resources.WeightDevice", "--blkio-weight-device", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return lacking(values(s.Resources.WeightDevice), weights(d))
		}),
	}
	for _, r := range []struct {
		name, option string
		byNumber     func(*BlockIO) []ThrottleDevice
		byPath       func(*ContainerResources) map[string]uint64
		got          func(*reply.HostConfig) []reply.BlkioThrottleDevice
	}{
		{"ReadBpsDevice", "--device-read-bps", func(b *BlockIO) []ThrottleDevice { return b.ReadBpsDevice },
			func(r *ContainerResources) map[string]uint64 { return r.ReadBpsDevice },
			func(h *reply.HostConfig) []reply.BlkioThrottleDevice { return h.BlkioDeviceReadBps }},
		{"WriteBpsDevice", "--device-write-bps", func(b *BlockIO) []ThrottleDevice { return b.WriteBpsDevice },
			func(r *ContainerResources) map[string]uint64 { return r.WriteBpsDevice },
			func(h *reply.HostConfig) []reply.BlkioThrottleDevice { return h.BlkioDeviceWriteBps }},
		{"ReadIOPSDevice", "--device-read-iops", func(b *BlockIO) []ThrottleDevice { return b.ReadIOPSDevice },
			func(r *ContainerResources) map[string]uint64 { return r.ReadIOPSDevice },
			func(h *reply.HostConfig) []reply.BlkioThrottleDevice { return h.BlkioDeviceReadIOps }},
		{"WriteIOPSDevice", "--device-write-iops", func(b *BlockIO) []ThrottleDevice { return b.WriteIOPSDevice },
			func(r *ContainerResources) map[string]uint64 { return r.WriteIOPSDevice },
			func(h *reply.HostConfig) []reply.BlkioThrottleDevice { return h.BlkioDeviceWriteIOps }},
	} {
		rates := func(d *reply.Container) (out []string) {
			for _, x := range r.got(d.HostConfig) {
				out = append(out, fmt.Sprint(x.Rate))
			}
			return out
		}
		rows = append(rows,
			shown("Resources.BlockIO."+r.name+".Rate", "", func(s *ContainerSpec, d *reply.Container) (string, string) {
				var want []string
				for _, x := range r.byNumber(io(s)) {
					want = append(want, fmt.Sprint(x.Rate))
				}
				return lacking(want, rates(d))
			}),
			shown("Resources."+r.name, r.option, func(s *ContainerSpec, d *reply.Container) (string, string) {
				return lacking(values(r.byPath(&s.Resources)), rates(d))
			}))
	}
	return rows
}

func values[V any](m map[string]V) (out []string) {
	for _, v := range m {
		out = append(out, fmt.Sprint(v))
	}
	return out
}
