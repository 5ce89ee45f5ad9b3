package core

import (
	"fmt"

	"github.com/podspan/podspan/core/reply"
)

// podResourcesReadBack are the rows of limits, which are of the pod's cgroup
// and not of the infra container. Inspect does not show all that servers set.
func podResourcesReadBack() []podRow {
	memory := func(p *PodSpec) *PodMemory { return orNew(p.Resources.Memory) }
	cpu := func(p *PodSpec) *PodCPU { return orNew(p.Resources.CPU) }
	io := func(p *PodSpec) *BlockIO { return orNew(p.Resources.BlockIO) }
	rates := func(seen []reply.BlkioThrottleDevice) (out []string) {
		for _, x := range seen {
			out = append(out, fmt.Sprint(x.Rate))
		}
		return out
	}
	wanted := func(devices []ThrottleDevice) (out []string) {
		for _, x := range devices {
			out = append(out, fmt.Sprint(x.Rate))
		}
		return out
	}
	return []podRow{
		since("4.2.0", "Resources.Memory.Limit", "--memory", sameNumber(func(p *PodSpec) *Bytes { return memory(p).Limit },
			func(d *seenPod) uint64 { return d.MemoryLimit })),
		since("4.3.0", "Resources.Memory.Swap", "--memory-swap", func(p *PodSpec, d *seenPod) (string, string) {
			return compareSwap(p.Infra(), &reply.Container{HostConfig: &reply.HostConfig{MemorySwap: int64(d.MemorySwap)}})
		}),
		since("4.3.0", "Resources.CPU.Shares", "--cpu-shares", sameNumber(func(p *PodSpec) *uint64 { return cpu(p).Shares },
			func(d *seenPod) uint64 { return d.CPUShares })),
		since("4.0.0", "Resources.CPU.Quota", "--cpus", sameNumber(func(p *PodSpec) *int64 { return cpu(p).Quota },
			func(d *seenPod) int64 { return d.CPUQuota })),
		since("4.0.0", "Resources.CPU.Period", "--cpus", sameNumber(func(p *PodSpec) *uint64 { return cpu(p).Period },
			func(d *seenPod) uint64 { return d.CPUPeriod })),
		since("4.0.0", "Resources.CPU.Cpus", "--cpuset-cpus", sameText(func(p *PodSpec) string { return cpu(p).Cpus },
			func(d *seenPod) string { return d.CPUSetCPUs })),
		since("4.3.0", "Resources.CPU.Mems", "--cpuset-mems", sameText(func(p *PodSpec) string { return cpu(p).Mems },
			func(d *seenPod) string { return d.CPUSetMems })),
		since("4.3.0", "Resources.BlockIO.Weight", "--blkio-weight", sameNumber(func(p *PodSpec) *uint16 { return io(p).Weight },
			func(d *seenPod) uint64 { return d.BlkioWeight })),
		since("4.0.0", "Resources.BlockIO.ReadBpsDevice.Rate", "", func(p *PodSpec, d *seenPod) (string, string) {
			return lacking(wanted(io(p).ReadBpsDevice), rates(d.BlkioDeviceReadBps))
		}),
		since("4.3.0", "Resources.BlockIO.WriteBpsDevice.Rate", "", func(p *PodSpec, d *seenPod) (string, string) {
			return lacking(wanted(io(p).WriteBpsDevice), rates(d.BlkioDeviceWriteBps))
		}),
		since("4.0.0", "Resources.ReadBpsDevice", "--device-read-bps", func(p *PodSpec, d *seenPod) (string, string) {
			return lacking(values(p.Resources.ReadBpsDevice), rates(d.BlkioDeviceReadBps))
		}),
	}
}
