package pod

import (
	"errors"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) inspectCommand() *cli.Command {
	return &cli.Command{
		Name: "inspect", Usage: "Display the configuration of one or more pods", ArgsUsage: "POD [POD...]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "json", Usage: "`FORMAT`: json, or a Go template"},
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the pod that was created last"},
		},
		Action: a.inspect,
	}
}

func (a Commands) inspect(c *cli.Context) error {
	names := c.Args().Slice()
	switch {
	case c.Bool("latest") && len(names) > 0:
		return errors.New("--latest and arguments cannot be used together")
	case !c.Bool("latest") && len(names) == 0:
		return errors.New("no names or ids specified")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	if c.Bool("latest") {
		id, err := LatestPod(c.Context, client)
		if err != nil {
			return err
		}
		names = []string{id}
	}
	found := []any{}
	var errs []error
	for _, name := range names {
		pod, err := client.InspectPod(c.Context, name, core.ReadOptions{})
		switch {
		case errors.Is(err, core.ErrNotFound):
			s := client.Server()
			errs = append(errs, common.NoObject("no such pod %q (Podman %s at %s)", name, s.Version, s.URI))
		case err != nil:
			return err
		default:
			found = append(found, pod.Pod)
		}
	}
	if err := a.printPodInspect(c.String("format"), found); err != nil {
		errs = append(errs, err)
	}
	return a.ReportAll(errs, nil)
}

// printPodInspect prints one pod as an object, as podman does until 5.0, and
// any other number as a list.
func (a Commands) printPodInspect(format string, found []any) error {
	if len(found) == 1 && (format == "" || report.IsJSON(format)) {
		return common.PrintJSON(a.Stdout, found[0], "     ", false)
	}
	return a.PrintInspect(format, "pod", found)
}
