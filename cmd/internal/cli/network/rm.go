package network

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) removeCommand() *cli.Command {
	return &cli.Command{
		Name: "rm", Aliases: []string{"remove"}, Usage: "Remove networks", ArgsUsage: "NETWORK [NETWORK...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Remove the containers and pods that use it, too"},
			common.TimeFlag(),
		},
		Action: func(c *cli.Context) error {
			switch {
			case !c.Args().Present():
				return errors.New("requires at least 1 arg(s), only received 0")
			case c.IsSet("time") && !c.Bool("force"):
				return errors.New("--force option must be specified to use the --time option")
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			o := core.RemoveNetworkOptions{Force: c.Bool("force"), Timeout: common.StopTimeout(c)}
			var ts []common.Target
			for _, name := range c.Args().Slice() {
				ts = append(ts, common.Target{Ref: name, Shown: name})
			}
			return a.ForEach(c.Context, ts, func(ctx context.Context, t common.Target) error {
				_, err := client.RemoveNetwork(ctx, t.Ref, o)
				if o.Force && errors.Is(err, core.ErrNotFound) {
					return common.ErrSkip // podman's --force says that, too
				}
				return err
			}, networkCode)
		},
	}
}

// networkCode is podman's exit code for the removal of networks: what the last
// error was that has a code of its own.
func networkCode(errs []error) int {
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
