package network

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) pruneCommand() *cli.Command {
	return &cli.Command{
		Name: "prune", Usage: "Remove the networks that no container uses", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FilterFlag("Remove networks that match a `CONDITION` (label=, label!=, until=) only"),
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Do not ask"},
		},
		Action: a.prune,
	}
}

func (a Commands) prune(c *cli.Context) error {
	if err := common.NoArgs(c); err != nil {
		return err
	}
	opts := core.PruneNetworksOptions{}
	var err error
	if opts.Filters, err = common.ParseFilters(c.StringSlice("filter")); err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	if !c.Bool("force") {
		// Nobody is asked for what the server cannot do.
		if err := core.Check(client.Server(), opts.Uses()...); err != nil {
			return err
		}
		const question = "WARNING! This will remove all networks not used by at least one container.\nAre you sure you want to continue? [y/N] "
		if yes, err := a.Confirm(c.Context, question); err != nil || !yes {
			return err
		}
	}
	removed, err := client.PruneNetworks(c.Context, opts)
	if err != nil {
		return err
	}
	var errs []error
	for _, x := range removed.Networks {
		if x.Err != nil {
			server := client.Server()
			errs = append(errs, &core.APIError{Op: "prune network " + x.Name, Method: "POST", Server: server.URI, Version: server.Version,
				Message: *x.Err})
		} else if _, err := fmt.Fprintln(a.Stdout, x.Name); err != nil {
			return err
		}
	}
	return a.ReportAll(errs, nil)
}
