package container

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// UnpauseCommand is podman unpause.
func (a Commands) UnpauseCommand() *cli.Command {
	return &cli.Command{
		Name: "unpause", Usage: "Unpause the processes in one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Unpause all paused containers"),
			common.FilterFlag("Unpause the containers that match a `CONDITION` (name=value)", "f"),
		),
		Action: func(c *cli.Context) error {
			return a.onEach(c, func(ctx context.Context, client *core.Client, t common.Target) error {
				_, err := client.UnpauseContainer(ctx, t.Ref, core.ChangeOptions{})
				return skipState(c.Bool("all"), err)
			})
		},
	}
}
