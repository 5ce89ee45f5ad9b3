package container

import (
	"context"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// KillCommand is podman kill.
func (a Commands) KillCommand() *cli.Command {
	return &cli.Command{
		Name: "kill", Usage: "Send a signal to one or more running containers", ArgsUsage: "CONTAINER [CONTAINER...]",
		Flags: append(selectFlags("Signal all running containers"),
			&cli.StringFlag{Name: "signal", Aliases: []string{"s"}, Value: "KILL", Usage: "`SIGNAL` to send: a name or a number"},
		),
		Action: func(c *cli.Context) error {
			sig, err := core.ParseSignal(c.String("signal"))
			if err != nil {
				return err
			}
			return a.onEach(c, func(ctx context.Context, client *core.Client, t common.Target) error {
				_, err := client.KillContainer(ctx, t.Ref, core.KillOptions{Signal: sig})
				return skipState(c.Bool("all"), err)
			})
		},
	}
}
