package cli

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) unpauseCommand() *cli.Command {
	return &cli.Command{
		Name: "unpause", Usage: "Unpause the processes in one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Unpause all paused containers"),
			filterFlag("Unpause the containers that match a `CONDITION` (name=value)", "f"),
		),
		Action: func(c *cli.Context) error {
			return a.onEach(c, func(ctx context.Context, client *core.Client, t target) error {
				return skipState(c.Bool("all"), client.UnpauseContainer(ctx, t.ref))
			})
		},
	}
}
