package image

import (
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// RmiCommand is podman rmi.
func (a Commands) RmiCommand() *cli.Command {
	return &cli.Command{
		Name: "rmi", Usage: "Remove one or more images from local storage", ArgsUsage: "IMAGE [IMAGE...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "Remove all images"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "Remove the containers that use the image, too"},
			&cli.BoolFlag{Name: "ignore", Aliases: []string{"i"}, Usage: "An image that does not exist is no error"},
			&cli.BoolFlag{Name: "no-prune", Usage: "Keep dangling parents"},
		},
		Action: a.rmi,
	}
}

func (a Commands) rmi(c *cli.Context) error {
	names := c.Args().Slice()
	switch {
	case len(names) == 0 && !c.Bool("all"):
		return errors.New("image name or ID must be specified")
	case len(names) > 0 && c.Bool("all"):
		return errors.New("when using the --all switch, you may not pass any images names or IDs")
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	removed, err := client.RemoveImages(c.Context, names, core.RemoveImagesOptions{
		All: c.Bool("all"), Force: c.Bool("force"), Ignore: c.Bool("ignore"), NoPrune: c.Bool("no-prune"),
	})
	if err != nil && len(removed.Errors) == 0 {
		return err
	}
	for _, name := range removed.Untagged {
		if _, err := fmt.Fprintln(a.Stdout, "Untagged: "+name); err != nil {
			return err
		}
	}
	for _, id := range removed.Deleted {
		if id == "" { // it lost a name only
			continue
		}
		if _, err := fmt.Fprintln(a.Stdout, "Deleted: "+id); err != nil {
			return err
		}
	}
	return a.ReportAll(rmiErrors(err, c.Bool("force")), func([]error) int {
		if removed.ExitCode != 0 {
			return removed.ExitCode
		}
		return common.ExitUsage
	})
}

// rmiErrors are the errors of the images that were not removed. With force an image
// that is not there is none.
func rmiErrors(err error, force bool) []error {
	errs := []error{err}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		errs = several.Unwrap()
	}
	return slices.DeleteFunc(errs, func(err error) bool { return err == nil || force && errors.Is(err, core.ErrNotFound) })
}
