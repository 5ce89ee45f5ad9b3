package container

import (
	"errors"
	"io"
	"strings"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// StatsCommand is podman stats.
func (a Commands) StatsCommand() *cli.Command {
	return &cli.Command{
		Name: "stats", Usage: "Display what containers use, as it changes", ArgsUsage: "[CONTAINER...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Show containers that do not run, too"},
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.IntFlag{Name: "interval", Aliases: []string{"i"}, Value: 5, Usage: "`SECONDS` between reports",
				Action: common.InSeconds("interval")},
			latestFlag(),
			&cli.BoolFlag{Name: "no-reset", Usage: "Do not clear the screen before each report"},
			&cli.BoolFlag{Name: "no-stream", Usage: "Show the first report only"},
			&cli.BoolFlag{Name: "no-trunc", Usage: "Do not cut IDs"},
		},
		Action: a.stats,
	}
}

func (a Commands) stats(c *cli.Context) error {
	o, err := statsOptions(c)
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	if c.Bool("latest") {
		id, err := common.LatestContainer(c.Context, client)
		if err != nil {
			return err
		}
		o.Containers = []string{id}
	}
	_, err = client.StatsContainers(c.Context, func(stats []reply.ContainerStats) error { return a.printStats(c, stats) }, o)
	return err
}

func statsOptions(c *cli.Context) (core.StatsContainersOptions, error) {
	o := core.StatsContainersOptions{All: c.Bool("all"), Stream: !c.Bool("no-stream"),
		Interval: time.Duration(c.Int("interval")) * time.Second}
	for _, name := range c.Args().Slice() {
		o.Containers = append(o.Containers, strings.TrimPrefix(name, "/"))
	}
	given := 0
	for _, is := range []bool{o.All, c.Bool("latest"), len(o.Containers) > 0} {
		if is {
			given++
		}
	}
	if given > 1 {
		return o, errors.New("--all, --latest and containers cannot be used together")
	}
	if c.Int("interval") < 1 {
		return o, errors.New("invalid interval, must be a positive number greater zero")
	}
	return o, nil
}

func (a Commands) printStats(c *cli.Context, stats []reply.ContainerStats) error {
	if !c.Bool("no-reset") && common.TerminalOf(a.Stdout) != nil {
		if _, err := io.WriteString(a.Stdout, common.ClearScreen); err != nil {
			return err
		}
	}
	rows := make([]statsRow, len(stats))
	for i := range stats {
		rows[i] = statsRow{stats[i], c.Bool("no-trunc")}
	}
	if report.IsJSON(c.String("format")) {
		return common.PrintJSON(a.Stdout, statsJSON(rows), " ", true)
	}
	return common.Listing{
		Command: "stats", Format: c.String("format"), Custom: c.IsSet("format"), Headers: statsHeaders(),
		Row: "{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDS}}\t{{.UpTime}}\t{{.AVGCPU}}",
	}.Print(a.Stdout, rows)
}
