package flags

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"github.com/podspan/podspan/core"
)

// decimalForm is what a number with a fraction looks like. It bounds the
// exponent, which would otherwise be a way to ask for any amount of memory.
var decimalForm = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?$`)

// decimal reads a number exactly.
func decimal(s string) (*big.Rat, bool) {
	if len(s) > 100 || !decimalForm.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// around returns the whole numbers next to a number that is not negative; they
// are the same if it is whole. ok is false if it is out of range.
func around(r *big.Rat) (below, above int64, ok bool) {
	var quotient, rest big.Int
	quotient.QuoRem(r.Num(), r.Denom(), &rest)
	if !quotient.IsInt64() || quotient.Int64() == 1<<63-1 {
		return 0, 0, false
	}
	below = quotient.Int64()
	if rest.Sign() != 0 {
		return below, below + 1, true
	}
	return below, below, true
}

// sizeUnits are the letters after a number of bytes, each 1024 or 1000 times
// the one before it.
const sizeUnits = "kmgtp"

// sizeForm is a number, an optional space, and a unit: b, or one of sizeUnits
// alone, with b or with ib.
var sizeForm = regexp.MustCompile(`^(\+?[0-9.]+(?:[eE][+-]?[0-9]+)?) ?(|b|[kmgtp](?:i?b)?)$`)

// bytesOf reads a number of bytes; base is what its units are powers of. why
// says what is wrong with it, if anything; notSize leaves that to the caller.
func bytesOf(s string, base int64) (n core.Bytes, why string) {
	m := sizeForm.FindStringSubmatch(strings.ToLower(s))
	if m == nil {
		return 0, notSize
	}
	r, ok := decimal(m[1])
	if !ok {
		return 0, notSize
	}
	if m[2] != "" {
		for range strings.IndexByte(sizeUnits, m[2][0]) + 1 {
			r.Mul(r, new(big.Rat).SetInt64(base))
		}
	}
	below, above, ok := around(r)
	switch {
	case !ok:
		return 0, "it is more bytes than can be said"
	case below != above:
		return 0, fmt.Sprintf("it is not a whole number of bytes: use %d or %d", below, above)
	}
	return core.Bytes(below), ""
}

// notSize is bytesOf's answer to what does not look like a size.
const notSize = "not a size"

// quotaOf returns the microseconds of every period that a number of CPUs is.
// why says what is wrong with it, if anything.
func quotaOf(cpus *big.Rat) (quota int64, why string) {
	if cpus.Sign() < 0 || cpus.Cmp(maxCPUs) > 0 {
		return 0, "use a number of CPUs from 0.01 on, or 0 for no limit"
	}
	period := new(big.Rat).SetInt64(cpuPeriod)
	below, above, _ := around(new(big.Rat).Mul(cpus, period)) // in range: below maxCPUs
	if below == above {
		return below, ""
	}
	said := func(quota int64) string {
		s := new(big.Rat).SetFrac64(quota, cpuPeriod).FloatString(5)
		return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return 0, fmt.Sprintf("it is not a whole number of microseconds of every %d: use %s or %s", cpuPeriod, said(below), said(above))
}
