package network

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) existsCommand() *cli.Command {
	return &cli.Command{
		Name: "exists", Usage: "Tell by the exit code whether a network exists: 0, or 1", ArgsUsage: "NETWORK",
		Action: func(c *cli.Context) error {
			if err := common.ExactArgs(c, 1, "network exists takes a network"); err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			there, err := client.NetworkExists(c.Context, c.Args().First(), core.ReadOptions{})
			if err != nil || there.Exists {
				return err
			}
			return common.ExitWith(common.ExitFailed)
		},
	}
}
