package container

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// RenameCommand is podman rename.
func (a Commands) RenameCommand() *cli.Command {
	return &cli.Command{
		Name: "rename", Usage: "Rename an existing container", ArgsUsage: "CONTAINER NAME",
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return fmt.Errorf("rename takes a container and its new name; it accepts 2 arg(s), received %d", c.NArg())
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			_, err = client.RenameContainer(c.Context, strings.TrimPrefix(c.Args().Get(0), "/"),
				core.RenameContainerOptions{NewName: strings.TrimPrefix(c.Args().Get(1), "/")})
			return err
		},
	}
}
