package pod

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a Commands) topCommand() *cli.Command {
	return &cli.Command{
		Name: "top", Usage: "Display the running processes of the containers of a pod", ArgsUsage: "POD [FORMAT-DESCRIPTORS...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the pod that was created last"},
		},
		Action: a.top,
	}
}

func (a Commands) top(c *cli.Context) error {
	args := c.Args().Slice()
	if len(args) == 0 && !c.Bool("latest") {
		return errors.New("you must provide the name or id of a running pod")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	var name string
	if c.Bool("latest") {
		if name, err = LatestPod(c.Context, client); err != nil {
			return err
		}
	} else {
		name, args = args[0], args[1:]
	}
	top, err := client.TopPod(c.Context, name, core.TopPodOptions{Descriptors: args})
	if err != nil {
		return err
	}
	if len(top.Top.Titles) == 0 {
		return explainPodTop(c.Context, client, name)
	}
	tw := tabwriter.NewWriter(a.Stdout, 12, 2, 2, ' ', 0)
	for _, row := range append([][]string{top.Top.Titles}, top.Top.Processes...) {
		fmt.Fprintln(tw, strings.Join(row, "\t"))
	}
	return tw.Flush()
}

// explainPodTop says why there is no list: servers give no reason.
func explainPodTop(ctx context.Context, client *core.Client, name string) error {
	pod, err := client.InspectPod(ctx, name, core.ReadOptions{})
	if err != nil {
		return err
	}
	s := client.Server()
	for _, ctr := range pod.Pod.Containers {
		if ctr.State == "running" {
			return fmt.Errorf("Podman %s at %s gives no list of processes of pod %s and no reason: it may not know one of the descriptors",
				s.Version, s.URI, name)
		}
	}
	return fmt.Errorf("pod top can only be used on pods with at least one running container, and pod %s is %s (Podman %s at %s)", name,
		pod.Pod.State, s.Version, s.URI)
}
