package cli

import (
	"context"
	"errors"
	"math"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) stopCommand() *cli.Command {
	return &cli.Command{
		Name: "stop", Usage: "Stop one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Stop all running containers"),
			filterFlag("Stop the containers that match a `CONDITION` (name=value)", "f"),
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Usage: "A container that does not exist is no error"},
			timeFlag(),
		),
		Action: func(c *cli.Context) error {
			opts := core.StopContainerOptions{Timeout: stopTimeout(c)}
			return a.onEach(c, func(ctx context.Context, client *core.Client, t target) error {
				err := client.StopContainer(ctx, t.ref, opts)
				switch {
				case c.Bool("all") && stateImproper(err):
					return nil // it does not run: that is what was asked for
				case c.Bool("ignore") && errors.Is(err, core.ErrNotFound):
					return errSkip
				}
				return err
			})
		},
	}
}

// timeFlag is --time of stop, restart and rm. It has no default here: without
// it, the container's own stop timeout holds.
func timeFlag() cli.Flag {
	return &cli.IntFlag{Name: "time", Aliases: []string{"t"}, Usage: "Wait so many `SECONDS` before killing the container; negative: for ever (default: the container's own)", DefaultText: "10", Action: inSeconds("time")}
}

// inSeconds refuses more seconds than a time can be, which would come out as others.
func inSeconds(flag string) func(*cli.Context, int) error {
	const most = int(math.MaxInt64 / time.Second)
	return func(_ *cli.Context, n int) error {
		if n > most {
			return &core.FieldError{Option: "--" + flag, Value: strconv.Itoa(n), Reason: "at most " + strconv.Itoa(most) + " seconds"}
		}
		return nil
	}
}

// stopTimeout returns the value of --time, nil if it was not given. podman
// takes a negative value for the longest wait that its API can express.
func stopTimeout(c *cli.Context) *time.Duration {
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
