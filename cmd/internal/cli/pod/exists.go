package pod

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) existsCommand() *cli.Command {
	return &cli.Command{
		Name: "exists", Usage: "Check whether a pod exists: exit code 0, or 1 if it does not", ArgsUsage: "POD",
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return fmt.Errorf("accepts 1 arg(s), received %d", c.NArg())
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			there, err := client.PodExists(c.Context, c.Args().First(), core.ReadOptions{})
			if err != nil || there.Exists {
				return err
			}
			return common.ExitWith(common.ExitFailed)
		},
	}
}
