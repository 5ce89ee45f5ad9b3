package libpod

import (
	"errors"
	"fmt"
	"math"
	"net"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/podspan/podspan/core"
)

// Each converts a slice; nil and empty give nil.
func Each[A, B any](in []A, f func(*A) B) []B {
	if len(in) == 0 {
		return nil
	}
	out := make([]B, len(in))
	for i := range in {
		out[i] = f(&in[i])
	}
	return out
}

// EachOf converts the values of a map; nil and empty give nil.
func EachOf[K comparable, A, B any](in map[K]A, f func(*A) B) map[K]B {
	if len(in) == 0 {
		return nil
	}
	out := make(map[K]B, len(in))
	for k, v := range in {
		out[k] = f(&v)
	}
	return out
}

// Faults collects what an encoder or a decoder cannot say.
type Faults struct{ errs []error }

// Add notes an error; nil is none.
func (f *Faults) Add(err error) {
	if err != nil {
		f.errs = append(f.errs, err)
	}
}

// BodyField is Field for a fault in a body that is decoded: field is the body's own
// word for it, as "cni_networks".
func (f *Faults) BodyField(field, value, reason string) { f.Field(field, value, reason) }

// Field notes a value that cannot be said.
func (f *Faults) Field(field, value, reason string) {
	f.errs = append(f.errs, &core.FieldError{Field: field, Value: value, Reason: reason})
}

// Err returns all that was noted as one error, or nil.
func (f *Faults) Err() error { return errors.Join(f.errs...) }

// Seconds returns a duration in whole seconds. It never rounds.
func (f *Faults) Seconds(field string, d time.Duration) uint {
	n := d / time.Second
	if d < 0 || d%time.Second != 0 || uint64(n) > math.MaxUint32 {
		f.Field(field, d.String(), "must be whole seconds from 0 to 4294967295")
		return 0
	}
	return uint(n)
}

// IPs returns addresses as the wire has them.
func (f *Faults) IPs(field string, addrs []netip.Addr) []net.IP {
	if len(addrs) == 0 {
		return nil
	}
	out := make([]net.IP, len(addrs))
	for i, a := range addrs {
		out[i] = f.IP(field, a)
	}
	return out
}

// IP returns an address as the wire has it.
func (f *Faults) IP(field string, a netip.Addr) net.IP {
	switch {
	case !a.IsValid():
		f.Field(field, "", "not an address")
	case a.Zone() != "":
		f.Field(field, a.String(), "an address with a zone cannot be sent")
	}
	return net.IP(a.AsSlice())
}

// Addr returns an address of the wire.
func (f *Faults) Addr(field string, ip net.IP) netip.Addr {
	a, ok := netip.AddrFromSlice(ip)
	if !ok {
		f.Field(field, fmt.Sprintf("%x", []byte(ip)), "not an address")
	}
	return a.Unmap()
}

// Int returns an ID as the int that it is on the wire.
func (f *Faults) Int(field string, n uint32) int {
	if uint64(n) > math.MaxInt {
		f.Field(field, fmt.Sprint(n), "does not fit on this system")
		return 0
	}
	return int(n)
}

// ID returns an ID of the wire.
func (f *Faults) ID(field string, n int) uint32 {
	if n < 0 || uint64(n) > math.MaxUint32 {
		f.Field(field, fmt.Sprint(n), "must be from 0 to 4294967295")
		return 0
	}
	return uint32(n)
}

// SecretMode returns a secret's mode as the wire has it; nil is podman's own
// default. Go keeps setuid and
// the like in other bits than Linux, so only permissions can be said.
func (f *Faults) SecretMode(field string, m *os.FileMode) uint32 {
	if m == nil {
		return DefaultSecretMode
	}
	if *m != m.Perm() {
		f.Field(field, m.String(), "permission bits only")
	}
	return uint32(m.Perm())
}

// DefaultSecretMode is the mode that podman gives a secret when none is said:
// servers take an absent one for 0000.
const DefaultSecretMode = 0o444

// unlimitedSwap is the kernel's word for no limit: the largest number of whole
// pages. -1 beside a memory limit is refused by servers on cgroup v1 as less
// than that limit, and an absent limit becomes twice the memory from 4.1 on
// (specgenutil.LimitToSwap).
const unlimitedSwap = math.MaxInt64 &^ 4095

// Swap returns the limit of memory and swap together as servers take it. compute
// says that the server does not work out an absent limit, as podman's own
// client and servers from 4.1 on do: twice the memory.
func (f *Faults) Swap(field string, limit, swap *core.Bytes, compute bool) *int64 {
	switch {
	case swap != nil && *swap < 0:
		if limit == nil {
			return nil // without a limit of memory there is none of swap
		}
		unlimited := int64(unlimitedSwap)
		return &unlimited
	case swap != nil || limit == nil || *limit <= 0 || !compute:
		return (*int64)(swap)
	}
	if *limit > math.MaxInt64/2 {
		f.Field(field, fmt.Sprint(int64(*limit)), "is so large that the limit of memory and swap, twice as much, must be given, too")
		return nil
	}
	twice := 2 * int64(*limit)
	return &twice
}

// SwapBytes is the opposite of [Faults.Swap].
func SwapBytes(swap *int64) *core.Bytes {
	if swap != nil && *swap == unlimitedSwap {
		unlimited := core.Bytes(-1)
		return &unlimited
	}
	return (*core.Bytes)(swap)
}

// RlimitName returns the name of a resource limit as servers take it: they put
// RLIMIT_ before it themselves.
func RlimitName(s string) string { return strings.TrimPrefix(strings.ToLower(s), "rlimit_") }
