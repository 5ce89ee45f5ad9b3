package container

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// StopCommand is podman stop.
func (a Commands) StopCommand() *cli.Command {
	return &cli.Command{
		Name: "stop", Usage: "Stop one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Stop all running containers"),
			common.FilterFlag("Stop the containers that match a `CONDITION` (name=value)", "f"),
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Usage: "A container that does not exist is no error"},
			common.TimeFlag(),
		),
		Action: func(c *cli.Context) error {
			opts := core.StopContainerOptions{Timeout: common.StopTimeout(c)}
			return a.onEach(c, func(ctx context.Context, client *core.Client, t common.Target) error {
				_, err := client.StopContainer(ctx, t.Ref, opts)
				switch {
				case c.Bool("all") && stateImproper(err):
					return nil // it does not run: that is what was asked for
				case c.Bool("ignore") && errors.Is(err, core.ErrNotFound):
					return common.ErrSkip
				}
				return err
			})
		},
	}
}
