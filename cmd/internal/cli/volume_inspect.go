package cli

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) volumeInspectCommand() *cli.Command {
	c := a.inspectOf("volume")
	c.ArgsUsage = "VOLUME [VOLUME...]"
	c.Flags = append(c.Flags, &cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Show all volumes"})
	c.Action = func(c *cli.Context) error {
		if c.Bool("all") == c.Args().Present() {
			return errors.New("provide one or more volume names or use --all")
		}
		if !c.Bool("all") {
			return a.inspect(c, "volume")
		}
		client, err := a.connect(c)
		if err != nil {
			return err
		}
		found, err := allVolumes(c.Context, client)
		if err != nil {
			return err
		}
		return a.printInspect(c.String("format"), "volume", found)
	}
	return c
}

// allVolumes returns what an inspect of each volume would say.
func allVolumes(ctx context.Context, client *core.Client) ([]any, error) {
	list, err := client.ListVolumes(ctx, core.ListVolumesOptions{})
	found := []any{} // an empty list, never null
	for i := range list {
		found = append(found, &list[i])
	}
	return found, err
}
