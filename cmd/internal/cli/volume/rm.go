package volume

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) removeCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Aliases: []string{"remove"}, Usage: "Remove one or more volumes", ArgsUsage: "VOLUME [VOLUME...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Remove all volumes"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Remove the containers that use the volume, too"},
			common.TimeFlag(),
		},
		Action: a.remove,
	}
}

func (a Commands) remove(c *cli.Context) error {
	if c.Bool("all") == c.Args().Present() {
		return errors.New("choose either one or more volumes or all")
	}
	opts := core.RemoveVolumeOptions{Force: c.Bool("force"), Timeout: common.StopTimeout(c)}
	if opts.Timeout != nil && !opts.Force {
		return errors.New("--force option must be specified to use the --time option")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	var ts []common.Target
	for _, name := range c.Args().Slice() {
		ts = append(ts, common.Target{Ref: name, Shown: name})
	}
	if c.Bool("all") {
		list, err := client.ListVolumes(c.Context, core.ListVolumesOptions{})
		if err != nil {
			return err
		}
		for _, v := range list.Volumes {
			ts = append(ts, common.Target{Ref: v.Name, Shown: v.Name})
		}
	}
	return a.ForEach(c.Context, ts, func(ctx context.Context, t common.Target) error {
		_, err := client.RemoveVolume(ctx, t.Ref, opts)
		if opts.Force && errors.Is(err, core.ErrNotFound) {
			return common.ErrSkip
		}
		return err
	}, volumeRmCode)
}

// volumeRmCode is podman's exit code for volume rm: that of the last volume
// that does not exist (1) or is in use (2).
func volumeRmCode(errs []error) int {
	code := common.ExitUsage
	for _, err := range errs {
		switch {
		case errors.Is(err, core.ErrNotFound):
			code = common.ExitFailed
		case errors.Is(err, core.ErrConflict):
			code = common.ExitBusy
		}
	}
	return code
}
