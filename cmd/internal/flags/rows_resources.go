package flags

import "github.com/podspan/podspan/core"

// rowsResources are the flags of [core.ContainerResources].
var rowsResources = []row{
	{Name: "memory", Short: "m", Placeholder: sizePlaceholder, Usage: "limit of memory; the limit with swap is twice as much unless said",
		Apply: func(b *build, v value) (err error) { b.mem.Limit, err = v.limit(); return err }},
	{Name: "memory-reservation", Placeholder: sizePlaceholder, Usage: "soft limit of memory",
		Apply: func(b *build, v value) (err error) { b.mem.Reservation, err = v.limit(); return err }},
	{Name: "memory-swap", Usage: "limit of memory and swap together; -1: unlimited",
		Apply: func(b *build, v value) (err error) { b.memSwap = v.text; b.mem.Swap, err = v.swap(); return err }},
	{Name: "memory-swappiness", Kind: kInt, Default: "-1", Usage: "how readily memory is swapped, 0 to 100; -1: the system's",
		Apply: func(b *build, v value) error {
			if v.i < -1 || v.i > 100 {
				return v.badText("use 0 to 100, or -1 for the system's default")
			}
			if u := uint64(v.i); v.i >= 0 {
				b.mem.Swappiness = &u
			}
			return nil
		}},
	{Name: "kernel-memory", Hidden: true, Placeholder: sizePlaceholder, Usage: "limit of kernel memory, which newer kernels do not have",
		Apply: func(b *build, v value) (err error) {
			b.warn("--kernel-memory: newer servers and kernels ignore this limit")
			b.mem.Kernel, err = v.limit()
			return err
		}},
	{Name: "oom-kill-disable", Kind: kBool, Usage: "do not kill the container when memory runs out",
		Apply: func(b *build, v value) error {
			if v.on {
				b.mem.DisableOOMKiller = &v.on
			}
			return nil
		}},
	{Name: "oom-score-adj", Kind: kInt, Usage: "who is killed first when memory runs out, -1000 to 1000",
		Apply: func(b *build, v value) error {
			if v.i < -1000 || v.i > 1000 {
				return v.badText("use -1000 to 1000")
			}
			n := int(v.i)
			b.spec.Resources.OOMScoreAdj = &n
			return nil
		}},
	{Name: "cpus", Kind: kFloat, Usage: "how many CPUs' time the container gets; 0: no limit", Apply: func(b *build, v value) error {
		quota, why := quotaOf(v.f)
		if why != "" {
			return v.badText("%s", why)
		}
		b.cpus = quota
		return nil
	}},
	{Name: "cpu-shares", Short: "c", Kind: kUint, Usage: "share of CPU time relative to others",
		Apply: func(b *build, v value) error { b.cpu.Shares = v.optUint(); return nil }},
	{Name: "cpu-period", Kind: kUint, Usage: "period of the CPU limit, in microseconds",
		Apply: func(b *build, v value) error { b.cpu.Period = v.optUint(); return nil }},
	{Name: "cpu-quota", Kind: kInt, Usage: "CPU time in a period, in microseconds; -1: unlimited",
		Apply: applyCPUQuota},
	{Name: "cpu-rt-period", Kind: kUint, Usage: "period of the real-time limit, in microseconds",
		Apply: func(b *build, v value) error { b.cpu.RealtimePeriod = v.optUint(); return nil }},
	{Name: "cpu-rt-runtime", Kind: kInt, Usage: "real-time CPU time in a period, in microseconds",
		Apply: func(b *build, v value) error { b.cpu.RealtimeRuntime = v.optInt(); return nil }},
	{Name: "cpuset-cpus", Usage: "CPUs to run on: 0-3,7",
		Apply: func(b *build, v value) (err error) { b.cpu.Cpus = v.text; return v.numberSet() }},
	{Name: "cpuset-mems", Usage: "memory nodes to use: 0-3,7",
		Apply: func(b *build, v value) (err error) { b.cpu.Mems = v.text; return v.numberSet() }},
	{Name: "pids-limit", Kind: kInt, Usage: "limit of processes; -1: unlimited", Apply: func(b *build, v value) error {
		if v.i < -1 || v.i > 1<<31-1 {
			return v.badText("use a number from 0 to 2147483647, or -1 for unlimited")
		}
		n := max(v.i, 0) // 0 is unlimited on the wire
		b.spec.Resources.PidsLimit = &n
		return nil
	}},
	{Name: "ulimit", Kind: kStrings, Usage: "resource limit NAME=SOFT[:HARD], -1 for none; or host for the server's", Apply: applyUlimits},
	{Name: "blkio-weight", Usage: "weight of block I/O, 10 to 1000", Apply: func(b *build, v value) (err error) {
		b.blkioWeight, err = v.weight(v.text, v.text)
		return err
	}},
	{Name: "blkio-weight-device", Kind: kStrings, Placeholder: "DEVICE_NAME:WEIGHT", Usage: "weight of block I/O of a device",
		Caps: []core.Capability{core.CapBlkioWeightDevice}, Apply: applyWeightDevices},
	{Name: "device-read-bps", Kind: kStrings, Usage: "limit of reading from a device, in bytes a second: /dev/sda:1mb",
		Apply: func(b *build, v value) (err error) {
			b.spec.Resources.ReadBpsDevice, err = v.throttle(true)
			return err
		}},
	{Name: "device-write-bps", Kind: kStrings, Usage: "limit of writing to a device, in bytes a second: /dev/sda:1mb",
		Apply: func(b *build, v value) (err error) {
			b.spec.Resources.WriteBpsDevice, err = v.throttle(true)
			return err
		}},
	{Name: "device-read-iops", Kind: kStrings, Usage: "limit of reading from a device, in operations a second: /dev/sda:1000",
		Apply: func(b *build, v value) (err error) {
			b.spec.Resources.ReadIOPSDevice, err = v.throttle(false)
			return err
		}},
	{Name: "device-write-iops", Kind: kStrings, Usage: "limit of writing to a device, in operations a second: /dev/sda:1000",
		Apply: func(b *build, v value) (err error) {
			b.spec.Resources.WriteIOPSDevice, err = v.throttle(false)
			return err
		}},
	{Name: "cgroup-conf", Kind: kStrings, Usage: "settings of cgroups v2: FILE=VALUE", Apply: func(b *build, v value) error {
		b.spec.Resources.Unified = map[string]string{}
		return v.pairs(b.spec.Resources.Unified)
	}},
	{Name: "rdt-class", Usage: "Intel RDT class of service", Caps: []core.Capability{core.CapIntelRdt}, Apply: func(b *build, v value) error {
		if v.text != "" {
			b.spec.Resources.IntelRdt = &core.IntelRdt{ClosID: v.text}
		}
		return nil
	}},
}
