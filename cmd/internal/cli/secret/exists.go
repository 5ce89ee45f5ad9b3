package secret

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) existsCommand() *cli.Command {
	return &cli.Command{
		Name: "exists", Usage: "Tell by the exit code whether a secret exists (0) or not (1)", ArgsUsage: "SECRET",
		Action: func(c *cli.Context) error {
			if err := common.ExactArgs(c, 1, "secret exists takes the name or ID of a secret"); err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			there, err := client.SecretExists(c.Context, c.Args().First(), core.ReadOptions{})
			if err != nil || there.Exists {
				return err
			}
			return common.ExitWith(common.ExitFailed)
		},
	}
}
