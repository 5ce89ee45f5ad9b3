package cli

import (
	"errors"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a *app) volumeListCommand() *cli.Command {
	return &cli.Command{
		Name: "ls", Aliases: []string{"list"}, Usage: "List volumes", ArgsUsage: " ",
		Flags: []cli.Flag{
			filterFlag("Show volumes that match a `CONDITION` (name=value) only", "f"),
			formatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "noheading", Aliases: []string{"n"}, Usage: "Do not print titles"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Print names only"},
		},
		Action: a.volumeList,
	}
}

func (a *app) volumeList(c *cli.Context) error {
	if err := noArgs(c); err != nil {
		return err
	}
	if c.Bool("quiet") && c.IsSet("format") {
		return errors.New("quiet and format flags cannot be used together")
	}
	filters, err := parseFilters(c.StringSlice("filter"))
	if err != nil {
		return err
	}
	client, err := a.connect(c)
	if err != nil {
		return err
	}
	list, err := client.ListVolumes(c.Context, core.ListVolumesOptions{Filters: filters})
	switch {
	case err != nil:
		return err
	case report.IsJSON(c.String("format")):
		return printJSON(a.Stdout, list, "  ", true)
	case len(list) == 0:
		return nil // podman prints no titles either
	}
	l := listing{
		command: "ls", format: c.String("format"), custom: c.IsSet("format"), noHeading: c.Bool("noheading"),
		row: "{{.Driver}}\t{{.Name}}", headers: report.Headers(reply.Volume{}, map[string]string{"Name": "VOLUME NAME"}),
	}
	if c.Bool("quiet") {
		l.format, l.custom = "{{.Name}}", true
	}
	return l.print(a.Stdout, list)
}
