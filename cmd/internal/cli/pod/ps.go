package pod

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) psCommand() *cli.Command {
	return &cli.Command{
		Name: "ps", Usage: "List pods", ArgsUsage: " ",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "ctr-ids", Usage: "Show the IDs of the containers"},
			&cli.BoolFlag{Name: "ctr-names", Usage: "Show the names of the containers"},
			&cli.BoolFlag{Name: "ctr-status", Usage: "Show the states of the containers"},
			common.FilterFlag("Show pods that match a `CONDITION` (name=value) only", "f"),
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the pod that was created last"},
			&cli.BoolFlag{Name: "no-trunc", Usage: "Do not cut IDs"},
			&cli.BoolFlag{Name: "noheading", Aliases: []string{"n"}, Usage: "Do not print titles"},
			&cli.BoolFlag{Name: "ns", Usage: "Show the cgroup and the namespace"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Print IDs only"},
			&cli.StringFlag{Name: "sort", Value: "created", Usage: "Sort by `FIELD`: " + strings.Join(common.SortedKeys(podOrders), ", ")},
		},
		Action: a.ps,
	}
}

func (a Commands) ps(c *cli.Context) error {
	switch {
	case c.Args().Present():
		return fmt.Errorf("`podspan pod ps` takes no arguments; %q was given", c.Args().First())
	case c.Bool("quiet") && c.String("format") != "":
		return errors.New("quiet and format cannot be used together")
	case podOrders[c.String("sort")] == nil:
		return errors.New("invalid option for --sort, options are: created, id, name, number, or status")
	}
	filters, err := common.ParseFilters(c.StringSlice("filter"))
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	list, err := client.ListPods(c.Context, core.ListPodsOptions{Filters: filters})
	if err != nil {
		return err
	}
	if c.Bool("latest") && len(list.Pods) > 1 {
		sortPods(list.Pods, "created")
		list.Pods = list.Pods[:1]
	}
	sortPods(list.Pods, c.String("sort"))
	return a.printPods(c, list.Pods)
}

func (a Commands) printPods(c *cli.Context, list []reply.PodSummary) error {
	switch {
	case report.IsJSON(c.String("format")):
		return common.PrintJSON(a.Stdout, list, "  ", true)
	case c.Bool("quiet"):
		for i := range list {
			if _, err := fmt.Fprintln(a.Stdout, list[i].Id); err != nil {
				return err
			}
		}
		return nil
	}
	rows := make([]podRow, len(list))
	for i := range list {
		rows[i] = podRow{list[i], &podView{noTrunc: c.Bool("no-trunc"), now: a.Now()}}
	}
	return common.Listing{
		Command: "ps", Custom: c.IsSet("format"), NoHeading: c.Bool("noheading"), Headers: podHeaders(), Format: c.String("format"),
		Row: podColumns(c),
	}.Print(a.Stdout, rows)
}

func podColumns(c *cli.Context) string {
	row := "{{.Id}}\t{{.Name}}\t{{.Status}}\t{{.Created}}\t{{.InfraID}}"
	for _, x := range []struct{ flag, column string }{
		{"ctr-ids", "{{.ContainerIds}}"}, {"ctr-names", "{{.ContainerNames}}"}, {"ctr-status", "{{.ContainerStatuses}}"},
		{"ns", "{{.Cgroup}}\t{{.Namespace}}"},
	} {
		if c.Bool(x.flag) {
			row += "\t" + x.column
		}
	}
	if !c.Bool("ctr-ids") && !c.Bool("ctr-names") && !c.Bool("ctr-status") {
		row += "\t{{.NumberOfContainers}}"
	}
	return row
}

// podOrders are the values of pod ps --sort.
var podOrders = map[string]func(a, b reply.PodSummary) int{
	"created": func(a, b reply.PodSummary) int { return b.Created.Compare(a.Created) },
	"id":      func(a, b reply.PodSummary) int { return cmp.Compare(a.Id, b.Id) },
	"name":    func(a, b reply.PodSummary) int { return cmp.Compare(a.Name, b.Name) },
	"number":  func(a, b reply.PodSummary) int { return cmp.Compare(len(a.Containers), len(b.Containers)) },
	"status":  func(a, b reply.PodSummary) int { return cmp.Compare(a.Status, b.Status) },
}

// sortPods sorts in place; equal ones keep the server's order.
func sortPods(list []reply.PodSummary, by string) { slices.SortStableFunc(list, podOrders[by]) }
