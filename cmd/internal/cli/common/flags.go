package common

import (
	"math"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// TimeFlag is --time of stop, restart and rm. It has no default here: without
// it, the container's own stop timeout holds.
func TimeFlag() cli.Flag {
	return &cli.IntFlag{Name: "time", Aliases: []string{"t"},
		Usage: "Wait so many `SECONDS` before killing the container; negative: for ever (default: the container's own)", DefaultText: "10",
		Action: InSeconds("time")}
}

// InSeconds refuses more seconds than a time can be, which would come out as others.
func InSeconds(flag string) func(*cli.Context, int) error {
	const most = int(math.MaxInt64 / time.Second)
	return func(_ *cli.Context, n int) error {
		if n > most {
			return &core.FieldError{Option: "--" + flag, Value: strconv.Itoa(n), Reason: "at most " + strconv.Itoa(most) + " seconds"}
		}
		return nil
	}
}

// StopTimeout returns the value of --time, nil if it was not given. podman
// takes a negative value for the longest wait that its API can express.
func StopTimeout(c *cli.Context) *time.Duration {
	if !c.IsSet("time") {
		return nil
	}
	n := c.Int("time")
	if n < 0 {
		n = math.MaxUint32
	}
	d := time.Duration(n) * time.Second
	return &d
}
