package secret

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) inspectCommand() *cli.Command {
	return &cli.Command{
		Name: "inspect", Usage: "Display what is known of one or more secrets", ArgsUsage: "SECRET [SECRET...]",
		Flags: []cli.Flag{
			common.FormatFlag("Print with a Go template", "f"),
			&cli.BoolFlag{Name: "pretty", Usage: "Print for people"},
			&cli.BoolFlag{Name: "showsecret", Usage: "Show the secret itself, too"},
		},
		Action: a.inspect,
	}
}

// prettySecret is podman's layout of --pretty, which has no line end after a
// secret of its own.
const prettySecret = `ID:              {{.ID}}
Name:              {{.Spec.Name}}
{{- if .Spec.Labels }}
Labels:
{{- range $k, $v := .Spec.Labels }}
 - {{ $k }}{{if $v }}={{ $v }}{{ end }}
{{- end }}{{ end }}
Driver:            {{.Spec.Driver.Name}}
Created at:        {{.CreatedAt}}
Updated at:        {{.UpdatedAt}}`

func (a Commands) inspect(c *cli.Context) error {
	if !c.Args().Present() {
		return errors.New("secret inspect takes the names or IDs of secrets; it requires at least 1 arg(s), only received 0")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	found := []*reply.Secret{} // an empty list, never null
	var errs []error
	for _, name := range c.Args().Slice() {
		s, err := client.InspectSecret(c.Context, name, core.InspectSecretOptions{ShowSecret: c.Bool("showsecret")})
		switch {
		case err == nil:
			found = append(found, s.Secret)
		case errors.Is(err, core.ErrNotFound):
			s := client.Server()
			errs = append(errs, common.NoObject("inspecting secret: no secret with name or id %q (Podman %s at %s)", name, s.Version, s.URI))
		default:
			return err
		}
	}
	l := common.Listing{Command: "inspect", Format: c.String("format"), Custom: true, NoHeading: true}
	switch {
	case c.IsSet("pretty"):
		l.Format = prettySecret
		err = l.Print(a.Stdout, found)
	case c.IsSet("format"):
		err = l.Print(a.Stdout, found)
	default:
		err = common.PrintJSON(a.Stdout, found, "    ", true)
	}
	if err != nil {
		errs = append(errs, err)
	}
	return a.ReportAll(errs, nil)
}
