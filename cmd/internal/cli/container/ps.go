package container

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// PsCommand is podman ps.
func (a Commands) PsCommand() *cli.Command {
	return &cli.Command{
		Name: "ps", Usage: "List containers", ArgsUsage: " ",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Show all the containers, not only those that run"},
			&cli.BoolFlag{Name: "external", Usage: "Show containers in storage that are not Podman's, too"},
			common.FilterFlag("Show containers that match a `CONDITION` (name=value) only", "f"),
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.IntFlag{Name: "last", Aliases: []string{"n"}, Value: -1, Usage: "Show the `N` containers that were created last, in all states"},
			&cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Show the container that was created last, in any state"},
			&cli.BoolFlag{Name: "ns", Usage: "Show the namespaces"},
			&cli.BoolFlag{Name: "no-trunc", Usage: "Do not cut IDs and commands"},
			&cli.BoolFlag{Name: "noheading", Usage: "Do not print titles"},
			&cli.BoolFlag{Name: "pod", Aliases: []string{"p"}, Usage: "Show the ID and name of the pod"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Print IDs only"},
			&cli.BoolFlag{Name: "size", Aliases: []string{"s"}, Usage: "Show the sizes"},
			&cli.StringFlag{Name: "sort", Usage: "Sort by `FIELD`: " + strings.Join(common.SortedKeys(psOrders), ", ")},
			&cli.BoolFlag{Name: "sync", Usage: "Ask the OCI runtime for the state of each container"},
			&cli.UintFlag{Name: "watch", Aliases: []string{"w"}, Usage: "Show the list again every so many `SECONDS`",
				Action: func(c *cli.Context, n uint) error { return common.InSeconds("watch")(c, int(min(n, math.MaxInt))) }},
		},
		Action: a.ps,
	}
}

func (a Commands) ps(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("`podspan ps` takes no arguments; %q was given", c.Args().First())
	}
	if err := checkPsFlags(c); err != nil {
		return err
	}
	opts := core.ListContainersOptions{
		All: c.Bool("all"), Last: c.Int("last"), Size: c.Bool("size"), Namespace: c.Bool("ns"),
		Sync: c.Bool("sync"), External: c.Bool("external"),
	}
	if c.Bool("latest") {
		opts.Last = 1
	}
	var err error
	if opts.Filters, err = common.ParseFilters(c.StringSlice("filter")); err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	for watch := c.Uint("watch"); ; {
		list, err := client.ListContainers(c.Context, opts)
		if err != nil {
			return err
		}
		sortContainers(list.Containers, c.String("sort"))
		if watch > 0 {
			if _, err := io.WriteString(a.Stdout, common.ClearScreen); err != nil {
				return err
			}
		}
		if err := a.printPs(c, list.Containers); err != nil || watch == 0 {
			return err
		}
		if err := common.Sleep(c.Context, time.Duration(watch)*time.Second); err != nil {
			return err
		}
	}
}

func checkPsFlags(c *cli.Context) error {
	latest := c.Bool("latest")
	switch {
	case latest && c.Int("last") >= 0:
		return errors.New("last and latest are mutually exclusive")
	case c.Bool("quiet") && (c.Bool("size") || c.Bool("ns")):
		return errors.New("quiet conflicts with size and namespace")
	case c.Bool("size") && c.Bool("ns"):
		return errors.New("size and namespace options conflict")
	case latest && c.Uint("watch") > 0:
		return errors.New("the watch and latest flags cannot be used together")
	}
	return checkPsOrder(c.String("sort"))
}

func (a Commands) printPs(c *cli.Context, list []reply.ContainerSummary) error {
	view := &psView{noTrunc: c.Bool("no-trunc"), now: a.Now(), warn: once(func(text string) { fmt.Fprintf(a.Stderr, "Warning: %s\n", text) })}
	rows := make([]psRow, len(list))
	for i, ctr := range list {
		rows[i] = psRow{ctr, view}
	}
	switch {
	case report.IsJSON(c.String("format")):
		return common.PrintJSON(a.Stdout, psJSON(rows), "  ", true)
	case c.Bool("quiet") && !c.IsSet("format"):
		for _, r := range rows {
			if _, err := fmt.Fprintln(a.Stdout, r.ID()); err != nil {
				return err
			}
		}
		return nil
	}
	return common.Listing{
		Command: "ps", Custom: c.IsSet("format"), NoHeading: c.Bool("noheading"), Headers: psHeaders(),
		// podman's templates may name a namespace with or without its group.
		Format: strings.ReplaceAll(c.String("format"), ".Namespaces.", "."),
		Row:    psColumns(c.Bool("ns"), c.Bool("pod"), c.Bool("size")),
	}.Print(a.Stdout, rows)
}

func psColumns(ns, pod, size bool) string {
	if ns {
		return "{{.ID}}\t{{.Names}}\t{{.Pid}}\t{{.Cgroup}}\t{{.IPC}}\t{{.MNT}}\t{{.NET}}\t{{.PIDNS}}\t{{.User}}\t{{.UTS}}"
	}
	row := "{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.CreatedHuman}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}"
	if pod {
		row += "\t{{.Pod}}\t{{.PodName}}"
	}
	if size {
		row += "\t{{.Size}}"
	}
	return row
}

// psJSON has podman's shape: the container as the server lists it, with its
// time of creation in seconds and the words that the table has.
func psJSON(rows []psRow) any {
	type container struct {
		reply.ContainerSummary
		Created int64
	}
	out := make([]container, len(rows))
	for i, r := range rows {
		out[i] = container{r.ContainerSummary, r.Created.Unix()}
		out[i].CreatedAt, out[i].Status = r.CreatedHuman(), r.Status()
	}
	return out
}

// once returns a function that passes each text on once.
func once(f func(string)) func(string) {
	said := map[string]bool{}
	return func(text string) {
		if !said[text] {
			said[text] = true
			f(text)
		}
	}
}
