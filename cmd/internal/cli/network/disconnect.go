package network

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) disconnectCommand() *cli.Command {
	return &cli.Command{
		Name: "disconnect", Usage: "Disconnect a container from a network", ArgsUsage: "NETWORK CONTAINER",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Whatever state the container is in"}},
		Action: func(c *cli.Context) error {
			if err := common.ExactArgs(c, 2, "network disconnect takes a network and a container"); err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			_, err = client.DisconnectNetwork(c.Context, c.Args().Get(0),
				core.DisconnectNetworkOptions{Container: c.Args().Get(1), Force: c.Bool("force")})
			return err
		},
	}
}
