package flags

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core"
)

// Values is where the flags' values come from; a [*cli.Context] is one.
type Values interface {
	LocalFlagNames() []string // those that were given, under each of their names
	String(name string) string
	StringSlice(name string) []string
	Bool(name string) bool
}

// value is what was said of one flag, read by its kind.
type value struct {
	flag string   // "--memory"
	set  bool     // given on the command line
	text string   // kString, and the text of numbers
	list []string // kStrings, kArray
	on   bool     // kBool
	i    int64
	u    uint64
	f    *big.Rat // kFloat
}

// given returns which flags were given. Asking a [*cli.Context] for each flag by
// itself costs a look at all flags every time.
func given(from Values) map[string]bool {
	out := map[string]bool{}
	for _, name := range from.LocalFlagNames() {
		out[name] = true
	}
	return out
}

// read reads the value of r, which was given or not.
func (r row) read(from Values, given bool) (value, error) {
	v := value{flag: "--" + r.Name, set: given}
	if !v.set {
		v.text, v.on = r.Default, r.Default == "true"
		if v.text == "" {
			return v, nil
		}
	}
	var err error
	switch {
	case !v.set:
	case r.Kind == kBool:
		v.on = from.Bool(r.Name)
	case r.Kind == kStrings:
		v.list, err = List(from, r.Name)
		return v, err
	case r.Kind == kArray:
		v.list = from.StringSlice(r.Name)
	default:
		v.text = from.String(r.Name)
	}
	switch r.Kind {
	case kInt:
		if v.i, err = strconv.ParseInt(v.text, 0, 64); err != nil {
			return v, v.badText("not a whole number")
		}
	case kUint:
		if v.u, err = strconv.ParseUint(v.text, 0, 64); err != nil {
			return v, v.badText("not a whole number from 0 on")
		}
	case kFloat:
		var ok bool
		if v.f, ok = decimal(v.text); !ok {
			return v, v.badText("not a number")
		}
	}
	return v, nil
}

// List returns the values of a flag that podman's help calls "strings": each
// value is a line of CSV, so commas separate and double quotes keep them.
func List(from Values, name string) ([]string, error) {
	var out []string
	for _, s := range from.StringSlice(name) {
		if s == "" {
			continue
		}
		fields, err := splitCSV(s)
		if err != nil {
			return nil, &core.FieldError{Option: "--" + name, Value: s, Reason: "not a comma-separated list: " + err.Error()}
		}
		out = append(out, fields...)
	}
	return out, nil
}

// splitCSV reads the one line of CSV in s.
func splitCSV(s string) ([]string, error) {
	records, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	var parse *csv.ParseError
	switch {
	case errors.As(err, &parse):
		return nil, parse.Err
	case err != nil:
		return nil, err
	case len(records) != 1:
		return nil, fmt.Errorf("one line is wanted, not %d", len(records))
	}
	return records[0], nil
}

// bad refuses one value s of the flag.
func (v value) bad(s, format string, args ...any) error {
	return &core.FieldError{Option: v.flag, Value: s, Reason: fmt.Sprintf(format, args...)}
}

// badText refuses the flag's only value.
func (v value) badText(format string, args ...any) error { return v.bad(v.text, format, args...) }

// refuse refuses flag because of another one.
func refuse(flag, format string, args ...any) error {
	return &core.FieldError{Option: flag, Reason: fmt.Sprintf(format, args...)}
}

// size reads a number of bytes: a number and b, k, m or g.
func (v value) size(s string) (core.Bytes, error) {
	return v.sizeIn(s, s, 1024, "use a number of bytes, or a number and k, m, g or t")
}

// sizeIn reads a number of bytes whose units are powers of base, in the value
// s. use says what a size looks like there.
func (v value) sizeIn(s, size string, base int64, use string) (core.Bytes, error) {
	n, why := bytesOf(size, base)
	switch why {
	case "":
		return n, nil
	case notSize:
		return 0, v.bad(s, "not a size: %s", use)
	}
	return 0, v.bad(s, "%s", why)
}

// oneOf refuses a text that is not in words.
func (v value) oneOf(words ...string) error {
	for _, w := range words {
		if v.text == w {
			return nil
		}
	}
	return v.badText("use %s", orList(words))
}

// orList joins words as "a, b or c".
func orList(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// pairs reads KEY=VALUE of each element of the list into m.
func (v value) pairs(m map[string]string) error {
	for _, s := range v.list {
		k, val, ok := strings.Cut(s, "=")
		if !ok || k == "" {
			return v.bad(s, "use KEY=VALUE")
		}
		m[k] = val
	}
	return nil
}

// parseNumber reads an unsigned 32 bit number in a base.
func parseNumber(s string, base int) (uint32, bool) {
	n, err := strconv.ParseUint(s, base, 32)
	return uint32(n), err == nil
}
