package cli

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) pauseCommand() *cli.Command {
	return &cli.Command{
		Name: "pause", Usage: "Pause all the processes in one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Pause all running containers"),
			filterFlag("Pause the containers that match a `CONDITION` (name=value)", "f"),
		),
		Action: func(c *cli.Context) error {
			return a.onEach(c, func(ctx context.Context, client *core.Client, t target) error {
				return skipState(c.Bool("all"), client.PauseContainer(ctx, t.ref))
			})
		},
	}
}
