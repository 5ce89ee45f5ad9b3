package volume

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/inspect"
	"github.com/podspan/podspan/core"
)

func (a Commands) inspectCommand() *cli.Command {
	c := inspect.Commands{App: a.App}.Of("volume")
	c.ArgsUsage = "VOLUME [VOLUME...]"
	c.Flags = append(c.Flags, &cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Show all volumes"})
	c.Action = func(c *cli.Context) error {
		if c.Bool("all") == c.Args().Present() {
			return errors.New("provide one or more volume names or use --all")
		}
		if !c.Bool("all") {
			return inspect.Commands{App: a.App}.Inspect(c, "volume")
		}
		client, err := a.Client(c)
		if err != nil {
			return err
		}
		found, err := allVolumes(c.Context, client)
		if err != nil {
			return err
		}
		return a.PrintInspect(c.String("format"), "volume", found)
	}
	return c
}

// allVolumes returns what an inspect of each volume would say.
func allVolumes(ctx context.Context, client *core.Client) ([]any, error) {
	list, err := client.ListVolumes(ctx, core.ListVolumesOptions{})
	found := []any{} // an empty list, never null
	for i := range list.Volumes {
		found = append(found, &list.Volumes[i])
	}
	return found, err
}
