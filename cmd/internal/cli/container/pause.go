package container

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// PauseCommand is podman pause.
func (a Commands) PauseCommand() *cli.Command {
	return &cli.Command{
		Name: "pause", Usage: "Pause all the processes in one or more containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Pause all running containers"),
			common.FilterFlag("Pause the containers that match a `CONDITION` (name=value)", "f"),
		),
		Action: func(c *cli.Context) error {
			return a.onEach(c, func(ctx context.Context, client *core.Client, t common.Target) error {
				_, err := client.PauseContainer(ctx, t.Ref, core.ChangeOptions{})
				return skipState(c.Bool("all"), err)
			})
		},
	}
}
