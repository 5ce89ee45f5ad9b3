package container

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// RestartCommand is podman restart.
func (a Commands) RestartCommand() *cli.Command {
	return &cli.Command{
		Name: "restart", Usage: "Restart one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Restart all containers, running or not"),
			common.FilterFlag("Restart the containers that match a `CONDITION` (name=value)", "f"),
			&cli.BoolFlag{Name: "running", Usage: "Restart only those that run"},
			common.TimeFlag(),
		),
		Action: func(c *cli.Context) error {
			opts := core.RestartContainerOptions{Timeout: common.StopTimeout(c)}
			return a.onEach(c, func(ctx context.Context, client *core.Client, t common.Target) error {
				if c.Bool("running") {
					runs, err := running(ctx, client, t)
					if err != nil {
						return err
					}
					if !runs {
						return common.ErrSkip
					}
				}
				_, err := client.RestartContainer(ctx, t.Ref, opts)
				return err
			})
		},
	}
}

// running reports whether the target runs, as the server listed it or, for one
// that the user named, as it says now.
func running(ctx context.Context, client *core.Client, t common.Target) (bool, error) {
	if t.State != "" {
		return t.State == "running", nil
	}
	data, err := client.InspectContainer(ctx, t.Ref, core.InspectContainerOptions{})
	if err != nil {
		return false, err
	}
	return data.Container.State != nil && data.Container.State.Running, nil
}
