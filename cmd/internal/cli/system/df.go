package system

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) dfCommand() *cli.Command {
	return &cli.Command{
		Name: "df", Usage: "Show podman disk usage", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "Show each image, container and volume"},
		},
		Action: a.df,
	}
}

func (a Commands) df(c *cli.Context) error {
	format := c.String("format")
	switch {
	case c.Args().Present():
		return fmt.Errorf("`podspan system df` takes no arguments; %q was given", c.Args().First())
	case format != "" && c.Bool("verbose"):
		return errors.New("cannot combine --format and --verbose flags")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	usage, err := client.DiskUsage(c.Context, core.ReadOptions{})
	if err != nil {
		return err
	}
	if c.Bool("verbose") {
		return a.printDiskUsage(usage.DiskUsage)
	}
	rows := dfSummaries(usage.DiskUsage, client.Supports(core.CapDiskImagesSize) == core.Native)
	if report.IsJSON(format) {
		return a.printDfJSON(rows)
	}
	return common.Listing{
		Command: "df", Format: format, Custom: c.IsSet("format"),
		Headers: report.Headers(dfSummary{}, map[string]string{"Size": "SIZE", "Reclaimable": "RECLAIMABLE"}),
		Row:     "{{.Type}}\t{{.Total}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}",
	}.Print(a.Stdout, rows)
}

// printDfJSON prints a line for each row, as podman does.
func (a Commands) printDfJSON(rows []dfSummary) error {
	lines := make([]string, len(rows))
	for i, r := range rows {
		text, err := json.Marshal(r)
		if err != nil {
			return err
		}
		lines[i] = "    " + string(text)
	}
	_, err := fmt.Fprintf(a.Stdout, "[\n%s\n]\n", strings.Join(lines, ",\n"))
	return err
}

// printDiskUsage prints the three tables of --verbose.
func (a Commands) printDiskUsage(u *reply.DiskUsage) error {
	now := a.Now()
	images, containers, volumes := make([]dfImage, len(u.Images)), make([]dfContainer, len(u.Containers)), make([]dfVolume, len(u.Volumes))
	for i, x := range u.Images {
		images[i] = dfImage{x, now}
	}
	for i, x := range u.Containers {
		containers[i] = dfContainer{x, now}
	}
	for i, x := range u.Volumes {
		volumes[i] = dfVolume{x}
	}
	for _, part := range []struct {
		title string
		table common.Listing
		rows  any
	}{
		{"Images", common.Listing{
			Headers: report.Headers(reply.DiskUsageImage{},
				map[string]string{"ImageID": "IMAGE ID", "SharedSize": "SHARED SIZE", "UniqueSize": "UNIQUE SIZE"}),
			Row: "{{.Repository}}\t{{.Tag}}\t{{.ImageID}}\t{{.Created}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}",
		}, images},
		{"\nContainers", common.Listing{
			Headers: report.Headers(reply.DiskUsageContainer{},
				map[string]string{"ContainerID": "CONTAINER ID", "LocalVolumes": "LOCAL VOLUMES", "RWSize": "SIZE"}),
			Row: "{{.ContainerID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.RWSize}}\t{{.Created}}\t{{.Status}}\t{{.Names}}",
		}, containers},
		{"\nLocal Volumes", common.Listing{
			Headers: report.Headers(reply.DiskUsageVolume{}, map[string]string{"VolumeName": "VOLUME NAME"}),
			Row:     "{{.VolumeName}}\t{{.Links}}\t{{.Size}}",
		}, volumes},
	} {
		if _, err := io.WriteString(a.Stdout, part.title+" space usage:\n\n"); err != nil {
			return err
		}
		part.table.Command = "df"
		if err := part.table.Print(a.Stdout, part.rows); err != nil {
			return err
		}
	}
	return nil
}
