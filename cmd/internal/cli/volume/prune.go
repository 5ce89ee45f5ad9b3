package volume

import (
	"fmt"
	"maps"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) pruneCommand() *cli.Command {
	return &cli.Command{
		Name: "prune", Usage: "Remove all volumes that no container uses", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FilterFlag("Remove volumes that match a `CONDITION` (name=value) only"),
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Do not ask first"},
		},
		Action: a.prune,
	}
}

func (a Commands) prune(c *cli.Context) error {
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
	opts := core.PruneVolumesOptions{Filters: filters}
	if !c.Bool("force") {
		// Nobody is asked for what the server cannot do.
		if err := core.Check(client.Server(), opts.Uses()...); err != nil {
			return err
		}
		if yes, err := a.confirmVolumePrune(c, client, filters); err != nil || !yes {
			return err
		}
	}
	pruned, err := client.PruneVolumes(c.Context, opts)
	if err != nil {
		return err
	}
	var errs []error
	s := client.Server()
	for _, v := range pruned.Volumes {
		if v.Err != nil {
			errs = append(errs, &core.APIError{Op: "prune volume " + v.ID, Method: "POST", Server: s.URI, Version: s.Version, Message: *v.Err})
		} else if _, err := fmt.Fprintln(a.Stdout, v.ID); err != nil {
			return err
		}
	}
	return a.ReportAll(errs, nil)
}

// confirmVolumePrune shows what a prune would remove and asks for it.
func (a Commands) confirmVolumePrune(c *cli.Context, client *core.Client, filters map[string][]string) (bool, error) {
	const warning = "WARNING! This will remove all volumes not used by at least one container. The following volumes will be removed:"
	if _, err := fmt.Fprintln(a.Stdout, warning); err != nil {
		return false, err
	}
	meant := map[string][]string{"dangling": {"true"}}
	maps.Copy(meant, filters)
	list, err := client.ListVolumes(c.Context, core.ListVolumesOptions{Filters: meant})
	if err != nil {
		return false, err
	}
	if len(list.Volumes) == 0 {
		_, err := fmt.Fprintln(a.Stdout, "No dangling volumes found")
		return false, err
	}
	for _, v := range list.Volumes {
		if _, err := fmt.Fprintln(a.Stdout, v.Name); err != nil {
			return false, err
		}
	}
	return a.Confirm(c.Context, "Are you sure you want to continue? [y/N] ")
}
