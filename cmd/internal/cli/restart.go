package cli

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) restartCommand() *cli.Command {
	return &cli.Command{
		Name: "restart", Usage: "Restart one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Restart all containers, running or not"),
			filterFlag("Restart the containers that match a `CONDITION` (name=value)", "f"),
			&cli.BoolFlag{Name: "running", Usage: "Restart only those that run"},
			timeFlag(),
		),
		Action: func(c *cli.Context) error {
			opts := core.RestartContainerOptions{Timeout: stopTimeout(c)}
			return a.onEach(c, func(ctx context.Context, client *core.Client, t target) error {
				if c.Bool("running") {
					runs, err := running(ctx, client, t)
					if err != nil {
						return err
					}
					if !runs {
						return errSkip
					}
				}
				return client.RestartContainer(ctx, t.ref, opts)
			})
		},
	}
}

// running reports whether the target runs, as the server listed it or, for one
// that the user named, as it says now.
func running(ctx context.Context, client *core.Client, t target) (bool, error) {
	if t.state != "" {
		return t.state == "running", nil
	}
	data, err := client.InspectContainer(ctx, t.ref, core.InspectContainerOptions{})
	if err != nil {
		return false, err
	}
	return data.State != nil && data.State.Running, nil
}
