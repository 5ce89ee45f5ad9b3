package container

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// TopCommand is podman top.
func (a Commands) TopCommand() *cli.Command {
	return &cli.Command{
		Name: "top", Usage: "Display the running processes of a container", ArgsUsage: "CONTAINER [FORMAT-DESCRIPTORS|ARGS...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the container that was created last"},
		},
		Action: a.top,
	}
}

func (a Commands) top(c *cli.Context) error {
	args := c.Args().Slice()
	if len(args) == 0 && !c.Bool("latest") {
		return errors.New("you must provide the name or id of a running container")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	var name string
	if c.Bool("latest") {
		if name, err = common.LatestContainer(c.Context, client); err != nil {
			return err
		}
	} else {
		name, args = strings.TrimPrefix(args[0], "/"), args[1:]
	}
	processes, err := client.TopContainer(c.Context, name, core.TopContainerOptions{Args: args})
	if err != nil {
		return explainTop(c.Context, client, name, err)
	}
	tw := tabwriter.NewWriter(a.Stdout, 12, 2, 2, ' ', 0)
	for _, row := range append([][]string{processes.Top.Titles}, processes.Top.Processes...) {
		fmt.Fprintln(tw, strings.Join(row, "\t"))
	}
	return tw.Flush()
}

// explainTop says why the list is empty: some releases answer with nothing at
// all where others give a reason.
func explainTop(ctx context.Context, client *core.Client, name string, err error) error {
	var unreadable *core.ProtocolError
	if !errors.As(err, &unreadable) || ctx.Err() != nil {
		return err
	}
	data, inspectErr := client.InspectContainer(ctx, name, core.InspectContainerOptions{})
	switch {
	case inspectErr != nil:
		return err
	case data.Container.State != nil && !data.Container.State.Running:
		return fmt.Errorf("top can only be used on running containers, and %s is %s: %w", name, data.Container.State.Status, err)
	}
	return fmt.Errorf("the server gives no reason; it may not know the descriptors or ps arguments: %w", err)
}
