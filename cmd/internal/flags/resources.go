package flags

import (
	"math/big"
	"reflect"
	"strconv"
	"strings"

	"github.com/docker/go-units"
	"github.com/podspan/podspan/core"
)

const cpuPeriod = 100000 // microseconds, the kernel's default

// maxCPUs is what a quota can say exactly in JSON.
var maxCPUs = big.NewRat(1<<53, cpuPeriod)

// limit reads a limit; an empty text and 0 say nothing.
func (v value) limit() (*core.Bytes, error) {
	n, err := v.optSize()
	if n != nil && *n == 0 {
		n = nil
	}
	return n, err
}

// swap reads --memory-swap: a size, or -1 for unlimited.
func (v value) swap() (*core.Bytes, error) {
	if v.text == "-1" {
		n := core.Bytes(-1)
		return &n, nil
	}
	return v.optSize()
}

// optUint and optInt return nil for 0, which is "no limit".
func (v value) optUint() *uint64 {
	if v.u == 0 {
		return nil
	}
	return &v.u
}

func (v value) optInt() *int64 {
	if v.i == 0 {
		return nil
	}
	return &v.i
}

// numberSet checks "0-3,7".
func (v value) numberSet() error {
	if v.text == "" {
		return nil
	}
	for _, part := range strings.Split(v.text, ",") {
		first, last, isRange := strings.Cut(part, "-")
		a, ok := parseNumber(first, 10)
		z := a
		if isRange && ok {
			z, ok = parseNumber(last, 10)
		}
		if !ok || z < a {
			return v.badText("use numbers and ranges such as 0-3,7")
		}
	}
	return nil
}

// applyUlimits reads --ulimit NAME=SOFT[:HARD]. host is what the server's own
// configuration gives, which is what it does when nothing is said; podman applies
// no other limit beside it.
func applyUlimits(b *build, v value) error {
	var others []string
	for _, s := range v.list {
		if s == "host" {
			continue
		}
		others = append(others, s)
		u, err := units.ParseUlimit(strings.TrimPrefix(strings.ToLower(s), "rlimit_"))
		if err != nil || u.Soft < -1 || u.Hard < -1 {
			return v.bad(s, "use NAME=SOFT[:HARD], SOFT not above HARD and -1 for no limit, with a name such as nofile or nproc")
		}
		b.spec.Resources.Rlimits = append(b.spec.Resources.Rlimits,
			core.Rlimit{Type: u.Name, Soft: rlimit(u.Soft), Hard: rlimit(u.Hard)})
	}
	if len(others) == len(v.list) {
		return nil
	}
	b.spec.Resources.Rlimits = nil
	for _, s := range others {
		b.unapplied("--ulimit "+s, "--ulimit host leaves all limits to the server", "leave --ulimit host out")
	}
	return nil
}

func rlimit(n int64) uint64 {
	if n < 0 {
		return core.RlimitUnlimited
	}
	return uint64(n)
}

// weight reads a weight of block I/O; 0 and an empty text say nothing. s is
// the whole value, for the error.
func (v value) weight(s, weight string) (*uint16, error) {
	if weight == "" {
		return nil, nil
	}
	n, err := strconv.ParseUint(weight, 10, 16)
	if err != nil || n != 0 && (n < 10 || n > 1000) {
		return nil, v.bad(s, "a weight is a number from 10 to 1000, or 0 for none")
	}
	w := uint16(n)
	return &w, nil
}

// device splits DEVICE:VALUE.
func (v value) device(s string) (device, val string, err error) {
	device, val, ok := strings.Cut(s, ":")
	if !ok || val == "" || !strings.HasPrefix(device, "/dev/") {
		return "", "", v.bad(s, "use /dev/NAME:VALUE")
	}
	return device, val, nil
}

func applyWeightDevices(b *build, v value) error {
	devs := map[string]uint16{}
	for _, s := range v.list {
		dev, val, err := v.device(s)
		if err != nil {
			return err
		}
		w, err := v.weight(s, val)
		if err != nil {
			return err
		}
		devs[dev] = *w
	}
	b.spec.Resources.WeightDevice = devs
	return nil
}

// throttle reads limits of devices: bytes, or operations, a second.
func (v value) throttle(bytes bool) (map[string]uint64, error) {
	devs := map[string]uint64{}
	for _, s := range v.list {
		dev, val, err := v.device(s)
		if err != nil {
			return nil, err
		}
		var rate uint64
		if bytes {
			n, err := v.sizeIn(s, val, 1024, "the rate is a number of bytes, or a number and k, m or g")
			if err != nil {
				return nil, err
			}
			rate = uint64(n)
		} else if rate, err = strconv.ParseUint(val, 10, 64); err != nil {
			return nil, v.bad(s, "the rate is a whole number from 0 on")
		}
		devs[dev] = rate
	}
	return devs, nil
}

// applyCPUQuota reads --cpu-quota. -1, like 0, is no quota, which servers have
// no number for: they refuse -1.
func applyCPUQuota(b *build, v value) error {
	if b.cpu.Quota = nil; v.i != -1 {
		b.cpu.Quota = v.optInt()
	}
	return nil
}

// finishResources puts together what was said of memory, CPU and block I/O.
func finishResources(b *build) error {
	if l := b.mem.Limit; l != nil {
		if b.memSwap == "" {
			twice := min(*l, 1<<62-1) * 2
			b.mem.Swap = &twice
		} else if s := *b.mem.Swap; s > 0 && s < *l {
			return &core.FieldError{Option: "--memory-swap", Value: b.memSwap,
				Reason: "it counts memory and swap together and cannot be below --memory"}
		}
	}
	if b.mem.Limit == nil && b.memSwap == "-1" {
		b.mem.Swap = nil // nothing limits swap then, and servers want no swap without memory
	}
	if b.cpus > 0 {
		period := uint64(cpuPeriod)
		b.cpu.Period, b.cpu.Quota = &period, &b.cpus
	}
	r := &b.spec.Resources
	if !reflect.ValueOf(b.mem).IsZero() {
		r.Memory = &b.mem
	}
	if !reflect.ValueOf(b.cpu).IsZero() {
		r.CPU = &b.cpu
	}
	if b.res.NewPod != nil {
		b.res.NewPod.CPU = r.CPU
	}
	if b.blkioWeight != nil {
		r.BlockIO = &core.BlockIO{Weight: b.blkioWeight}
	}
	return nil
}
