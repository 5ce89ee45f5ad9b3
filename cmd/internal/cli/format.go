package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"
)

// listing says how a command prints its rows.
type listing struct {
	command   string              // name of the template in error texts
	format    string              // the user's --format; read only if custom
	custom    bool                // --format was given
	row       string              // podman's own columns, separated by tabs
	headers   []map[string]string // field → title
	noHeading bool
}

// formatFlag is --format as most commands have it; aliases is "f" where podman
// has the short form.
func formatFlag(usage string, aliases ...string) cli.Flag {
	return &cli.StringFlag{Name: "format", Aliases: aliases, Usage: usage}
}

// print writes rows, a slice, to out: as podman's table, or as the user's
// template, which has titles only if it starts with "table ".
func (l listing) print(out io.Writer, rows any) error {
	buffered := bufio.NewWriter(out) // the formatter writes cell by cell
	origin, format := report.OriginPodman, "{{range . }}"+l.row+"\n{{end -}}"
	if l.custom {
		origin, format = report.OriginUser, l.format
	}
	rpt, err := report.New(buffered, l.command).Parse(origin, format)
	if err != nil {
		return err
	}
	if rpt.RenderHeaders && !l.noHeading {
		err = rpt.Execute(l.headers)
	}
	if err == nil {
		err = rpt.Execute(rows)
	}
	return errors.Join(err, rpt.Flush(), buffered.Flush())
}

// printOne writes a single value through a template.
func printOne(out io.Writer, command string, origin report.Origin, format string, v any) error {
	buffered := bufio.NewWriter(out)
	rpt, err := report.New(buffered, command).Parse(origin, format)
	if err != nil {
		return err
	}
	return errors.Join(rpt.Execute(v), rpt.Flush(), buffered.Flush())
}

// printJSON writes v as indented JSON. podman's commands differ in their
// indentation, and inspect alone leaves <, > and & as they are.
func printJSON(out io.Writer, v any, indent string, escapeHTML bool) error {
	buffered := bufio.NewWriter(out)
	enc := json.NewEncoder(buffered)
	enc.SetEscapeHTML(escapeHTML)
	enc.SetIndent("", indent)
	return errors.Join(enc.Encode(v), buffered.Flush())
}

// shortID cuts an ID to the 12 characters that podman shows.
func shortID(id string) string {
	const shown = 12
	if len(id) > shown {
		return id[:shown]
	}
	return id
}
