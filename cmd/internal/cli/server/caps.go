package server

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// capability is one row of caps, as JSON prints it.
type capability struct {
	Name      string            `json:"name"`
	Option    string            `json:"option"`
	Field     string            `json:"field"`
	Needs     string            `json:"needs"`
	Emulation string            `json:"emulation,omitempty"`
	Note      string            `json:"note,omitempty"`
	Instead   string            `json:"instead,omitempty"`
	Servers   map[string]string `json:"servers"` // server → applied, emulated, refused
}

// CapsCommand is podman caps.
func (a Commands) CapsCommand() *cli.Command {
	return &cli.Command{
		Name: "caps", Usage: "Tell what each server can do", ArgsUsage: "[URI|VERSION...]",
		Description: "Without arguments: the server that is connected to. A version is looked up and not connected to.",
		Flags: []cli.Flag{
			common.FormatFlag("json, or nothing for a table", "f"),
			&cli.StringSliceFlag{Name: "server", Usage: "`VERSION` or URI of a server, as an argument names it"},
		},
		Action: func(c *cli.Context) error {
			if f := c.String("format"); f != "" && f != "json" {
				return &core.FieldError{Option: "--format", Value: f, Reason: "use json, or leave it out for a table"}
			}
			servers, titles, err := a.capsServers(c)
			if err != nil {
				return err
			}
			rows := capabilities(servers, titles)
			if c.String("format") == "json" {
				return common.PrintJSON(a.Stdout, rows, "  ", false)
			}
			return printCaps(a.Stdout, rows, titles)
		},
	}
}

// capsServers returns the servers that are asked about, and what each is
// called.
func (a Commands) capsServers(c *cli.Context) (servers []core.Server, titles []string, err error) {
	named := append(c.StringSlice("server"), c.Args().Slice()...)
	if len(named) == 0 {
		client, err := a.Client(c)
		if err != nil {
			return nil, nil, err
		}
		s := client.Server()
		return []core.Server{s}, []string{s.Version.String()}, nil
	}
	for _, arg := range named {
		s, err := a.ServerNamed(c.Context, arg)
		if err != nil {
			return nil, nil, err
		}
		servers = append(servers, s)
		title := s.Version.String()
		for _, other := range titles {
			if other == title { // two servers of one version
				title = arg
			}
		}
		titles = append(titles, title)
	}
	return servers, titles, nil
}

// capabilities are the rows of the rules table with what each server says to
// them.
func capabilities(servers []core.Server, titles []string) []capability {
	var rows []capability
	for _, r := range core.Rules() {
		row := capability{
			Name: string(r.Cap), Option: r.Option, Field: r.Field, Needs: r.Needs(), Emulation: r.Emulation,
			Note: r.Note, Instead: r.Instead, Servers: map[string]string{},
		}
		for i, s := range servers {
			row.Servers[titles[i]] = r.On(s.Version).String()
		}
		rows = append(rows, row)
	}
	return rows
}

func printCaps(out io.Writer, rows []capability, titles []string) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "CAPABILITY\tOPTION\tNEEDS")
	for _, t := range titles {
		fmt.Fprint(w, "\t"+t)
	}
	fmt.Fprintln(w)
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%s\t%s", r.Name, r.Option, r.Needs)
		for _, t := range titles {
			fmt.Fprint(w, "\t"+r.Servers[t])
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}
