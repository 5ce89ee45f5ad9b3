package common

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"
)

// Listing says how a command prints its rows.
type Listing struct {
	Command   string              // name of the template in error texts
	Format    string              // the user's --format; read only if custom
	Custom    bool                // --format was given
	Row       string              // podman's own columns, separated by tabs
	Headers   []map[string]string // field → title
	NoHeading bool
}

// FormatFlag is --format as most commands have it; aliases is "f" where podman
// has the short form.
func FormatFlag(usage string, aliases ...string) cli.Flag {
	return &cli.StringFlag{Name: "format", Aliases: aliases, Usage: usage}
}

// Print writes rows, a slice, to out: as podman's table, or as the user's
// template, which has titles only if it starts with "table ".
func (l Listing) Print(out io.Writer, rows any) error {
	buffered := bufio.NewWriter(out) // the formatter writes cell by cell
	origin, format := report.OriginPodman, "{{range . }}"+l.Row+"\n{{end -}}"
	if l.Custom {
		origin, format = report.OriginUser, l.Format
	}
	rpt, err := report.New(buffered, l.Command).Parse(origin, format)
	if err != nil {
		return err
	}
	if rpt.RenderHeaders && !l.NoHeading {
		err = rpt.Execute(l.Headers)
	}
	if err == nil {
		err = rpt.Execute(rows)
	}
	return errors.Join(err, rpt.Flush(), buffered.Flush())
}

// PrintOne writes a single value through a template.
func PrintOne(out io.Writer, command string, origin report.Origin, format string, v any) error {
	buffered := bufio.NewWriter(out)
	rpt, err := report.New(buffered, command).Parse(origin, format)
	if err != nil {
		return err
	}
	return errors.Join(rpt.Execute(v), rpt.Flush(), buffered.Flush())
}

// PrintJSON writes v as indented JSON. podman's commands differ in their
// indentation, and inspect alone leaves <, > and & as they are.
func PrintJSON(out io.Writer, v any, indent string, escapeHTML bool) error {
	buffered := bufio.NewWriter(out)
	enc := json.NewEncoder(buffered)
	enc.SetEscapeHTML(escapeHTML)
	enc.SetIndent("", indent)
	return errors.Join(enc.Encode(v), buffered.Flush())
}

// ShortID cuts an ID to the 12 characters that podman shows.
func ShortID(id string) string {
	const shown = 12
	if len(id) > shown {
		return id[:shown]
	}
	return id
}

// SortedKeys returns the keys of m in order.
func SortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
