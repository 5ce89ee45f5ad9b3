package system

import (
	"encoding/json"
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

// EventsCommand is podman events.
func (a Commands) EventsCommand() *cli.Command {
	return &cli.Command{
		Name: "events", Usage: "Show what happens on the server", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FilterFlag("Show events that match a `CONDITION` (name=value) only", "f"),
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "no-trunc", Value: true, Usage: "Do not cut IDs"},
			&cli.StringFlag{Name: "since", Usage: "Begin at `TIME`: RFC 3339, a date, Unix seconds, or a duration before now"},
			&cli.BoolFlag{Name: "stream", Value: true, Usage: "Go on when the last event has been shown"},
			&cli.StringFlag{Name: "until", Usage: "End at `TIME`; a duration is after now"},
		},
		Action: a.events,
	}
}

func (a Commands) events(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("`podspan events` takes no arguments; %q was given", c.Args().First())
	}
	o := core.EventsOptions{Since: c.String("since"), Until: c.String("until"), Stream: c.Bool("stream")}
	var err error
	if o.Filters, err = common.ParseFilters(c.StringSlice("filter")); err != nil {
		return err
	}
	show, err := a.eventPrinter(c)
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	_, err = client.Events(c.Context, show, o)
	return err
}

// eventPrinter prints each event as soon as it comes.
func (a Commands) eventPrinter(c *cli.Context) (func(reply.Event) error, error) {
	format := c.String("format")
	switch {
	case !c.IsSet("format"):
		short := !c.Bool("no-trunc")
		return func(e reply.Event) error {
			_, err := fmt.Fprintln(a.Stdout, eventLine(&e, short))
			return err
		}, nil
	case report.IsJSON(format):
		return func(e reply.Event) error {
			text, err := json.Marshal(e)
			if err == nil {
				_, err = fmt.Fprintln(a.Stdout, string(text))
			}
			return err
		}, nil
	}
	rpt, err := report.New(a.Stdout, "events").Parse(report.OriginUnknown, format)
	if err != nil {
		return nil, err
	}
	return func(e reply.Event) error {
		if err := rpt.Execute(e); err != nil {
			return err
		}
		return rpt.Flush()
	}, nil
}

// eventLine is an event as podman prints it; attributes are in the order of
// their names.
func eventLine(e *reply.Event, short bool) string {
	id := e.ID
	if short {
		id = common.ShortID(id)
	}
	line := fmt.Sprintf("%s %s %s", e.Time, e.Type, e.Status)
	switch e.Type {
	case "container", "pod":
		return line + " " + id + " (" + strings.Join(eventDetails(e), ", ") + ")"
	case "network":
		return fmt.Sprintf("%s %s (container=%s, name=%s)", line, id, id, e.Network)
	case "image":
		return line + " " + id + " " + e.Name
	}
	if e.Name != "" {
		line += " " + e.Name
	}
	return line
}

func eventDetails(e *reply.Event) []string {
	details := []string{"image=" + e.Image, "name=" + e.Name}
	if e.PodID != "" {
		details = append(details, "pod_id="+e.PodID)
	}
	if e.HealthStatus != "" {
		details = append(details, "health_status="+e.HealthStatus)
	}
	for _, key := range slices.Sorted(maps.Keys(e.Attributes)) {
		details = append(details, key+"="+e.Attributes[key])
	}
	return details
}
