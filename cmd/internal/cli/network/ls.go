package network

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) listCommand() *cli.Command {
	return &cli.Command{
		Name: "ls", Aliases: []string{"list"}, Usage: "List networks", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FilterFlag("Show networks that match a `CONDITION` (name=value) only", "f"),
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "no-trunc", Usage: "Do not cut IDs"},
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
	filters, err := common.ParseFilters(c.StringSlice("filter"))
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	list, err := client.ListNetworks(c.Context, core.ListNetworksOptions{Filters: filters})
	if err != nil {
		return err
	}
	slices.SortFunc(list.Networks, func(x, y reply.Network) int { return strings.Compare(x.Name, y.Name) })
	switch {
	case c.Bool("quiet"):
		for _, n := range list.Networks {
			if _, err := fmt.Fprintln(a.Stdout, n.Name); err != nil {
				return err
			}
		}
		return nil
	case report.IsJSON(c.String("format")):
		return common.PrintJSON(a.Stdout, list.Networks, "  ", true)
	}
	rows := make([]networkRow, len(list.Networks))
	for i := range list.Networks {
		rows[i] = networkRow{list.Networks[i], c.Bool("no-trunc")}
	}
	return common.Listing{
		Command: "ls", Format: c.String("format"), Custom: c.IsSet("format"), NoHeading: c.Bool("noheading"),
		Headers: report.Headers(networkRow{}, map[string]string{"Name": "name", "Driver": "driver", "Labels": "labels", "ID": "network id"}),
		Row:     "{{.ID}}\t{{.Name}}\t{{.Driver}}",
	}.Print(a.Stdout, rows)
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
	return common.ShortID(r.Network.ID)
}
