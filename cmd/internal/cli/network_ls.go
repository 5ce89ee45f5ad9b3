package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a *app) networkListCommand() *cli.Command {
	return &cli.Command{
		Name: "ls", Aliases: []string{"list"}, Usage: "List networks", ArgsUsage: " ",
		Flags: []cli.Flag{
			filterFlag("Show networks that match a `CONDITION` (name=value) only", "f"),
			formatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "no-trunc", Usage: "Do not cut IDs"},
			&cli.BoolFlag{Name: "noheading", Aliases: []string{"n"}, Usage: "Do not print titles"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Print names only"},
		},
		Action: a.networkList,
	}
}

func (a *app) networkList(c *cli.Context) error {
	if err := noArgs(c); err != nil {
		return err
	}
	filters, err := parseFilters(c.StringSlice("filter"))
	if err != nil {
		return err
	}
	client, err := a.connect(c)
	if err != nil {
		return err
	}
	list, err := client.ListNetworks(c.Context, core.ListNetworksOptions{Filters: filters})
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(x, y reply.Network) int { return strings.Compare(x.Name, y.Name) })
	switch {
	case c.Bool("quiet"):
		for _, n := range list {
			if _, err := fmt.Fprintln(a.Stdout, n.Name); err != nil {
				return err
			}
		}
		return nil
	case report.IsJSON(c.String("format")):
		return printJSON(a.Stdout, list, "  ", true)
	}
	rows := make([]networkRow, len(list))
	for i := range list {
		rows[i] = networkRow{list[i], c.Bool("no-trunc")}
	}
	return listing{
		command: "ls", format: c.String("format"), custom: c.IsSet("format"), noHeading: c.Bool("noheading"),
		headers: report.Headers(networkRow{}, map[string]string{"Name": "name", "Driver": "driver", "Labels": "labels", "ID": "network id"}),
		row:     "{{.ID}}\t{{.Name}}\t{{.Driver}}",
	}.print(a.Stdout, rows)
}

// networkRow is a network as a template of ls sees it: Network is the network
// itself, as in podman's own rows.
type networkRow struct {
	reply.Network
	noTrunc bool
}

// Labels joins the labels, in the order of their names.
func (r networkRow) Labels() string {
	var list []string
	for _, k := range slices.Sorted(maps.Keys(r.Network.Labels)) {
		list = append(list, k+"="+r.Network.Labels[k])
	}
	return strings.Join(list, ",")
}

// ID is the network's ID, cut unless --no-trunc is given.
func (r networkRow) ID() string {
	if r.noTrunc {
		return r.Network.ID
	}
	return shortID(r.Network.ID)
}
