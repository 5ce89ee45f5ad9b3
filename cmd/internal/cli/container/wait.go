package container

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// WaitCommand is podman wait.
func (a Commands) WaitCommand() *cli.Command {
	return &cli.Command{
		Name: "wait", Usage: "Block until one or more containers stop, and print their exit codes", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "condition", Usage: "Wait for `CONDITION` instead: a state, healthy or unhealthy"},
			&cli.BoolFlag{Name: "ignore", Usage: "One that does not exist is not an error"},
			&cli.StringFlag{Name: "interval", Aliases: []string{"i"}, Value: "250ms", Usage: "How often the server looks"},
			latestFlag(),
		},
		Action: func(c *cli.Context) error {
			if !c.Args().Present() && !c.Bool("latest") {
				return errors.New("\"podspan wait\" requires a name, id, or the \"--latest\" flag")
			}
			if c.Args().Present() && c.Bool("latest") {
				return errors.New("--latest and containers cannot be used together")
			}
			o, err := waitOptions(c)
			if err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			names := c.Args().Slice()
			if c.Bool("latest") {
				id, err := common.LatestContainer(c.Context, client)
				if err != nil {
					return err
				}
				names = []string{id}
			}
			return a.waitAll(c.Context, client, names, o, c.Bool("ignore"))
		},
	}
}

func waitOptions(c *cli.Context) (core.WaitContainerOptions, error) {
	var o core.WaitContainerOptions
	var err error
	if o.Conditions, err = flags.List(c, "condition"); err != nil {
		return o, err
	}
	text := c.String("interval")
	if o.Interval, err = time.ParseDuration(text); err != nil {
		// podman reads a bare number as milliseconds.
		if o.Interval, err = time.ParseDuration(text + "ms"); err != nil {
			return o, &core.FieldError{Option: "--interval", Value: text, Reason: "use a duration, such as 250ms or 2s"}
		}
	}
	if o.Interval <= 0 {
		return o, &core.FieldError{Option: "--interval", Value: text, Reason: "must be more than 0"}
	}
	return o, nil
}

// waitAll waits for one container after the other and prints their exit codes.
func (a Commands) waitAll(ctx context.Context, client *core.Client, names []string, o core.WaitContainerOptions, ignore bool) error {
	var errs []error
	for _, name := range names {
		code, err := client.WaitContainer(ctx, strings.TrimPrefix(name, "/"), o)
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err == nil:
		case ignore && errors.Is(err, core.ErrNotFound):
			code.ExitCode = -1 // podman's word for "there is none"
		default:
			errs = append(errs, err)
			continue
		}
		if _, err := fmt.Fprintln(a.Stdout, code.ExitCode); err != nil {
			return err
		}
	}
	return a.ReportAll(errs, nil)
}
