package secret

import (
	"fmt"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/docker/go-units"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) listCommand() *cli.Command {
	return &cli.Command{
		Name: "ls", Aliases: []string{"list"}, Usage: "List secrets", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FilterFlag("Show secrets that match a `CONDITION` (name=value) only", "f"),
			common.FormatFlag("Print with a Go template"),
			&cli.BoolFlag{Name: "noheading", Aliases: []string{"n"}, Usage: "Do not print titles"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Print IDs only"},
		},
		Action: a.list,
	}
}

// secretRow is one secret as templates of secret ls see it.
type secretRow struct {
	ID, Name, Driver     string
	CreatedAt, UpdatedAt string // ages: "3 minutes ago"
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
	list, err := client.ListSecrets(c.Context, core.ListSecretsOptions{Filters: filters})
	if err != nil {
		return err
	}
	ago := func(t time.Time) string { return units.HumanDuration(a.Now().Sub(t)) + " ago" }
	rows := make([]secretRow, len(list.Secrets))
	for i, s := range list.Secrets {
		rows[i] = secretRow{s.ID, s.Spec.Name, s.Spec.Driver.Name, ago(s.CreatedAt), ago(s.UpdatedAt)}
	}
	if c.Bool("quiet") && !c.IsSet("format") {
		for _, r := range rows {
			if _, err := fmt.Fprintln(a.Stdout, r.ID); err != nil {
				return err
			}
		}
		return nil
	}
	return common.Listing{
		Command: "ls", Format: c.String("format"), Custom: c.IsSet("format"), NoHeading: c.Bool("noheading"),
		Row:     "{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.CreatedAt}}\t{{.UpdatedAt}}",
		Headers: report.Headers(secretRow{}, map[string]string{"CreatedAt": "CREATED", "UpdatedAt": "UPDATED"}),
	}.Print(a.Stdout, rows)
}
