package cli

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) volumeRemoveCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Aliases: []string{"remove"}, Usage: "Remove one or more volumes", ArgsUsage: "VOLUME [VOLUME...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Remove all volumes"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Remove the containers that use the volume, too"},
			timeFlag(),
		},
		Action: a.volumeRemove,
	}
}

func (a *app) volumeRemove(c *cli.Context) error {
	if c.Bool("all") == c.Args().Present() {
		return errors.New("choose either one or more volumes or all")
	}
	opts := core.RemoveVolumeOptions{Force: c.Bool("force"), Timeout: stopTimeout(c)}
	if opts.Timeout != nil && !opts.Force {
		return errors.New("--force option must be specified to use the --time option")
	}
	client, err := a.connect(c)
	if err != nil {
		return err
	}
	var ts []target
	for _, name := range c.Args().Slice() {
		ts = append(ts, target{ref: name, shown: name})
	}
	if c.Bool("all") {
		list, err := client.ListVolumes(c.Context, core.ListVolumesOptions{})
		if err != nil {
			return err
		}
		for _, v := range list {
			ts = append(ts, target{ref: v.Name, shown: v.Name})
		}
	}
	return a.forEach(c.Context, ts, func(ctx context.Context, t target) error {
		err := client.RemoveVolume(ctx, t.ref, opts)
		if opts.Force && errors.Is(err, core.ErrNotFound) {
			return errSkip
		}
		return err
	}, volumeRmCode)
}

// volumeRmCode is podman's exit code for volume rm: that of the last volume
// that does not exist (1) or is in use (2).
func volumeRmCode(errs []error) int {
	code := exitUsage
	for _, err := range errs {
		switch {
		case errors.Is(err, core.ErrNotFound):
			code = exitFailed
		case errors.Is(err, core.ErrConflict):
			code = exitBusy
		}
	}
	return code
}
