package image

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// imageOrders are the values of images --sort.
var imageOrders = map[string]func(a, b imageRow) int{
	"created":    func(a, b imageRow) int { return b.created().Compare(a.created()) }, // newest first
	"id":         func(a, b imageRow) int { return cmp.Compare(a.ID(), b.ID()) },
	"repository": func(a, b imageRow) int { return cmp.Compare(a.Repository, b.Repository) },
	"size":       func(a, b imageRow) int { return cmp.Compare(a.ImageSummary.Size, b.ImageSummary.Size) },
	"tag":        func(a, b imageRow) int { return cmp.Compare(a.Tag, b.Tag) },
}

// ImagesCommand is podman images.
func (a Commands) ImagesCommand() *cli.Command {
	return &cli.Command{
		Name: "images", Usage: "List images in local storage", ArgsUsage: "[IMAGE]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Show all images, intermediate ones, too"},
			&cli.BoolFlag{Name: "digests", Usage: "Show digests"},
			common.FilterFlag("Show images that match a `CONDITION` (name=value) only", "f"),
			common.FormatFlag("`FORMAT`: json, or a Go template"),
			&cli.BoolFlag{Name: "history", Usage: "Show the names that the image has had"},
			&cli.BoolFlag{Name: "no-trunc", Usage: "Do not cut IDs"},
			&cli.BoolFlag{Name: "noheading", Aliases: []string{"n"}, Usage: "Do not print titles"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Print IDs only"},
			&cli.StringFlag{Name: "sort", Value: "created", Usage: "Sort by `FIELD`: " + strings.Join(common.SortedKeys(imageOrders), ", ")},
		},
		Action: a.images,
	}
}

func (a Commands) images(c *cli.Context) error {
	order := imageOrders[c.String("sort")]
	switch {
	case c.NArg() > 1:
		return fmt.Errorf("images takes at most one image; %d were given", c.NArg())
	case c.NArg() == 1 && len(c.StringSlice("filter")) > 0:
		return errors.New("cannot specify an image and a filter(s)")
	case order == nil:
		return &core.FieldError{Option: "--sort", Value: c.String("sort"),
			Reason: "choose from: " + strings.Join(common.SortedKeys(imageOrders), ", ")}
	}
	opts := core.ListImagesOptions{All: c.Bool("all")}
	var err error
	if opts.Filters, err = common.ParseFilters(c.StringSlice("filter")); err != nil {
		return err
	}
	if c.NArg() == 1 {
		opts.Filters = map[string][]string{"reference": {c.Args().First()}}
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	list, err := client.ListImages(c.Context, opts)
	if err != nil {
		return err
	}
	rows := imageRows(list.Images, &imageView{noTrunc: c.Bool("no-trunc"), now: a.Now()})
	slices.SortStableFunc(rows, order)
	switch {
	case report.IsJSON(c.String("format")):
		return common.PrintJSON(a.Stdout, imagesJSON(rows), "    ", true)
	case c.Bool("quiet"):
		return a.printImageIDs(rows)
	}
	readOnly := slices.ContainsFunc(rows, imageRow.IsReadOnly)
	return common.Listing{
		Command: "images", Format: c.String("format"), Custom: c.IsSet("format"), NoHeading: c.Bool("noheading"),
		Headers: imageHeaders(), Row: imageColumns(c.Bool("digests"), c.Bool("history"), readOnly),
	}.Print(a.Stdout, rows)
}

func imageColumns(digests, history, readOnly bool) string {
	row := []string{"{{.Repository}}", "{{.Tag}}"}
	if digests {
		row = append(row, "{{.Digest}}")
	}
	row = append(row, "{{.ID}}", "{{.Created}}", "{{.Size}}")
	if history {
		row = append(row, "{{if .History}}{{.History}}{{else}}"+none+"{{end}}")
	}
	if readOnly {
		row = append(row, "{{.ReadOnly}}")
	}
	return strings.Join(row, "\t")
}

// printImageIDs prints each ID once: an image has a row for each of its names.
func (a Commands) printImageIDs(rows []imageRow) error {
	seen := map[string]bool{}
	for _, r := range rows {
		if id := r.ID(); !seen[id] {
			seen[id] = true
			if _, err := fmt.Fprintln(a.Stdout, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// imagesJSON has podman's shape: one object for each row of the table, with
// the names in Names alone.
func imagesJSON(rows []imageRow) any {
	type image struct {
		reply.ImageSummary
		Created   int64
		CreatedAt string
	}
	out := make([]image, len(rows))
	for i, r := range rows {
		out[i] = image{r.ImageSummary, r.ImageSummary.Created, r.created().Format(time.RFC3339Nano)}
		out[i].RepoTags = nil
	}
	return out
}
