package common

import (
	"regexp"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// badValue is how urfave says that a value is not of its flag's type.
const badValue = `(?s)^invalid value "(.*)" for flag -(\S+): (.*)$`

// OnUsageError words urfave's errors as ours: the flag as it is written, and
// what its value should be.
func OnUsageError(c *cli.Context, err error, _ bool) error {
	m := regexp.MustCompile(badValue).FindStringSubmatch(err.Error())
	if m == nil {
		return WithCode(ExitUsage, err)
	}
	reason := m[3]
	for _, f := range c.Command.Flags {
		if slices.Contains(f.Names(), m[2]) {
			reason = wanted(f, reason)
		}
	}
	return WithCode(ExitUsage, &core.FieldError{Option: "--" + m[2], Value: m[1], Reason: reason})
}

// wanted says what values a flag takes.
func wanted(f cli.Flag, reason string) string {
	switch f.(type) {
	case *cli.IntFlag, *cli.Int64Flag:
		return "use a whole number"
	case *cli.UintFlag, *cli.Uint64Flag:
		return "use a whole number from 0 on"
	case *cli.DurationFlag:
		return "use a duration such as 30s or 1m30s"
	}
	return reason
}
