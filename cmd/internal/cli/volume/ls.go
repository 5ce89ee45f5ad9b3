package volume

import (
	"errors"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) listCommand() *cli.Command {
	return &cli.Command{
		Name: "ls", Aliases: []string{"list"}, Usage: "List volumes", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FilterFlag("Show volumes that match a `CONDITION` (name=value) only", "f"),
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "noheading", Aliases: []string{"n"}, Usage: "Do not print titles"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Print names only"},
		},
		Action: a.list,
	}
}

func (a Commands) list(c *cli.Context) error {
	if err := common.NoArgs(c); err != nil {
		return err
	}
	if c.Bool("quiet") && c.IsSet("format") {
		return errors.New("quiet and format flags cannot be used together")
	}
	filters, err := common.ParseFilters(c.StringSlice("filter"))
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	list, err := client.ListVolumes(c.Context, core.ListVolumesOptions{Filters: filters})
	switch {
	case err != nil:
		return err
	case report.IsJSON(c.String("format")):
		return common.PrintJSON(a.Stdout, list.Volumes, "  ", true)
	case len(list.Volumes) == 0:
		return nil // podman prints no titles either
	}
	l := common.Listing{
		Command: "ls", Format: c.String("format"), Custom: c.IsSet("format"), NoHeading: c.Bool("noheading"),
		Row: "{{.Driver}}\t{{.Name}}", Headers: report.Headers(reply.Volume{}, map[string]string{"Name": "VOLUME NAME"}),
	}
	if c.Bool("quiet") {
		l.Format, l.Custom = "{{.Name}}", true
	}
	return l.Print(a.Stdout, list.Volumes)
}
