package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a *app) systemDfCommand() *cli.Command {
	return &cli.Command{
		Name: "df", Usage: "Show podman disk usage", ArgsUsage: " ",
		Flags: []cli.Flag{
			formatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "Show each image, container and volume"},
		},
		Action: a.systemDf,
	}
}

func (a *app) systemDf(c *cli.Context) error {
	format := c.String("format")
	switch {
	case c.Args().Present():
		return fmt.Errorf("`podspan system df` takes no arguments; %q was given", c.Args().First())
	case format != "" && c.Bool("verbose"):
		return errors.New("cannot combine --format and --verbose flags")
	}
	client, err := a.connect(c)
	if err != nil {
		return err
	}
	usage, err := client.DiskUsage(c.Context)
	if err != nil {
		return err
	}
	if c.Bool("verbose") {
		return a.printDiskUsage(usage)
	}
	rows := dfSummaries(usage, client.Supports(core.CapDiskImagesSize) == core.Native)
	if report.IsJSON(format) {
		return a.printDfJSON(rows)
	}
	return listing{
		command: "df", format: format, custom: c.IsSet("format"),
		headers: report.Headers(dfSummary{}, map[string]string{"Size": "SIZE", "Reclaimable": "RECLAIMABLE"}),
		row:     "{{.Type}}\t{{.Total}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}",
	}.print(a.Stdout, rows)
}

// printDfJSON prints a line for each row, as podman does.
func (a *app) printDfJSON(rows []dfSummary) error {
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
func (a *app) printDiskUsage(u *reply.DiskUsage) error {
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
		table listing
		rows  any
	}{
		{"Images", listing{
			headers: report.Headers(reply.DiskUsageImage{}, map[string]string{"ImageID": "IMAGE ID", "SharedSize": "SHARED SIZE", "UniqueSize": "UNIQUE SIZE"}),
			row:     "{{.Repository}}\t{{.Tag}}\t{{.ImageID}}\t{{.Created}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}",
		}, images},
		{"\nContainers", listing{
			headers: report.Headers(reply.DiskUsageContainer{}, map[string]string{"ContainerID": "CONTAINER ID", "LocalVolumes": "LOCAL VOLUMES", "RWSize": "SIZE"}),
			row:     "{{.ContainerID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.RWSize}}\t{{.Created}}\t{{.Status}}\t{{.Names}}",
		}, containers},
		{"\nLocal Volumes", listing{
			headers: report.Headers(reply.DiskUsageVolume{}, map[string]string{"VolumeName": "VOLUME NAME"}),
			row:     "{{.VolumeName}}\t{{.Links}}\t{{.Size}}",
		}, volumes},
	} {
		if _, err := io.WriteString(a.Stdout, part.title+" space usage:\n\n"); err != nil {
			return err
		}
		part.table.command = "df"
		if err := part.table.print(a.Stdout, part.rows); err != nil {
			return err
		}
	}
	return nil
}
