package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

func (a *app) volumeCreateCommand() *cli.Command {
	return &cli.Command{
		Name: "create", Usage: "Create a new volume", ArgsUsage: "[NAME]",
		Flags:  volumeCreateFlags(),
		Action: a.volumeCreate,
	}
}

func volumeCreateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "driver", Aliases: []string{"d"}, Value: "local", Usage: "The `DRIVER` that makes the volume"},
		&cli.BoolFlag{Name: "ignore", Usage: "A volume that exists already is no error"},
		&cli.StringSliceFlag{Name: "label", Aliases: []string{"l"}, Usage: "Give the volume a `LABEL` (name=value)"},
		&cli.StringSliceFlag{Name: "opt", Aliases: []string{"o"}, Usage: "Give the driver an `OPTION` (name=value)"},
	}
}

func (a *app) volumeCreate(c *cli.Context) error {
	s, err := volumeSpec(c)
	if err != nil {
		return err
	}
	client, err := a.connect(c)
	if err != nil {
		return err
	}
	created, err := client.CreateVolume(c.Context, s, a.createOptions()...)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Stdout, created.Name)
	return err
}

// volumeSpec reads the flags as podman does.
func volumeSpec(c *cli.Context) (*core.VolumeSpec, error) {
	if c.NArg() > 1 {
		return nil, fmt.Errorf("volume create takes at most a name; it accepts at most 1 arg(s), received %d", c.NArg())
	}
	s := &core.VolumeSpec{Name: c.Args().First(), Driver: c.String("driver")}
	// As podman has it, --ignore does nothing without a name: no made-up one is taken.
	s.IgnoreIfExists = c.Bool("ignore") && s.Name != ""
	var err error
	if s.Labels, err = keyValues("label", c.StringSlice("label")); err != nil {
		return nil, err
	}
	if s.Options, err = keyValues("option", c.StringSlice("opt")); err != nil {
		return nil, err
	}
	return s, s.Validate()
}
