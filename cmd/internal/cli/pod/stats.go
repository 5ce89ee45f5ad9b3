package pod

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) statsCommand() *cli.Command {
	return &cli.Command{
		Name: "stats", Usage: "Display what the containers of one or more pods use, again every second", ArgsUsage: "[POD...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Show all pods, which is what no name means, too"},
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the pod that was created last"},
			&cli.BoolFlag{Name: "no-reset", Usage: "Do not clear the screen between two lists"},
			&cli.BoolFlag{Name: "no-stream", Usage: "Show one list only"},
		},
		Action: a.stats,
	}
}

func (a Commands) stats(c *cli.Context) error {
	names := c.Args().Slice()
	given := 0
	for _, on := range []bool{len(names) > 0, c.Bool("all"), c.Bool("latest")} {
		if on {
			given++
		}
	}
	if given > 1 {
		return errors.New("--all, --latest and arguments cannot be used together")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	if c.Bool("latest") {
		id, err := LatestPod(c.Context, client)
		if err != nil {
			return err
		}
		names = []string{id}
	}
	clear := !c.Bool("no-reset") && common.TerminalOf(a.Stdout) != nil && !report.IsJSON(c.String("format"))
	for {
		stats, err := client.PodStats(c.Context, names, core.ReadOptions{})
		if err != nil {
			return err
		}
		if clear {
			if _, err := io.WriteString(a.Stdout, common.ClearScreen); err != nil {
				return err
			}
		}
		if err := a.printPodStats(c, stats.Stats); err != nil || c.Bool("no-stream") {
			return err
		}
		if err := common.Sleep(c.Context, time.Second); err != nil {
			return err
		}
	}
}

func (a Commands) printPodStats(c *cli.Context, stats []reply.PodStats) error {
	switch {
	case report.IsJSON(c.String("format")):
		return common.PrintJSON(a.Stdout, stats, "     ", true)
	case !c.IsSet("format"):
		return printPodStatsTable(a.Stdout, stats)
	case len(stats) == 0:
		return nil
	}
	rpt, err := report.New(a.Stdout, "stats").Parse(report.OriginUser, c.String("format"))
	if err != nil {
		return err
	}
	// podman prints the titles of any template here, table or not.
	err = rpt.Execute(report.Headers(reply.PodStats{}, map[string]string{
		"CPU": "CPU %", "MemUsage": "MEM USAGE/ LIMIT", "MemUsageBytes": "MEM USAGE/ LIMIT",
	}))
	if err == nil {
		err = rpt.Execute(stats)
	}
	return errors.Join(err, rpt.Flush())
}

func printPodStatsTable(out io.Writer, stats []reply.PodStats) error {
	const row = "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n"
	tw := tabwriter.NewWriter(out, 12, 2, 2, ' ', 0)
	fmt.Fprintf(tw, row, "POD", "CID", "NAME", "CPU %", "MEM USAGE/ LIMIT", "MEM %", "NET IO", "BLOCK IO", "PIDS")
	if len(stats) == 0 {
		fmt.Fprintf(tw, row, "--", "--", "--", "--", "--", "--", "--", "--", "--")
	}
	for _, s := range stats {
		fmt.Fprintf(tw, row, s.Pod, s.CID, s.Name, s.CPU, s.MemUsage, s.Mem, s.NetIO, s.BlockIO, s.PIDS)
	}
	return tw.Flush()
}
