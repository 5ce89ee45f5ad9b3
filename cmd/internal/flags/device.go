package flags

import (
	"strconv"
	"strings"

	"github.com/podspan/podspan/core"
)

// applyDeviceRules reads --device-cgroup-rule 'TYPE MAJOR:MINOR ACCESS', where
// * is any number.
func applyDeviceRules(b *build, v value) error {
	for _, s := range v.list {
		parts := strings.Split(s, " ")
		if len(parts) != 3 {
			return v.bad(s, "use 'TYPE MAJOR:MINOR ACCESS', such as 'c 1:3 rwm'")
		}
		rule := core.DeviceCgroup{Type: parts[0], Access: parts[2]}
		if rule.Type != "a" && rule.Type != "b" && rule.Type != "c" {
			return v.bad(s, "the type is a, b or c")
		}
		if rule.Access == "" || strings.Trim(rule.Access, "rwm") != "" {
			return v.bad(s, "the access is made of r, w and m")
		}
		major, minor, two := strings.Cut(parts[1], ":")
		if !two {
			minor = "*"
		}
		var ok1, ok2 bool
		rule.Major, ok1 = deviceNumber(major)
		rule.Minor, ok2 = deviceNumber(minor)
		if !ok1 || !ok2 {
			return v.bad(s, "major and minor are numbers or *")
		}
		b.spec.Storage.DeviceCgroup = append(b.spec.Storage.DeviceCgroup, rule)
	}
	return nil
}

// deviceNumber reads a number, or * for any.
func deviceNumber(s string) (*int64, bool) {
	if s == "*" {
		return nil, true
	}
	n, err := strconv.ParseUint(s, 10, 63)
	if err != nil {
		return nil, false
	}
	i := int64(n)
	return &i, true
}
