package volume

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) createCommand() *cli.Command {
	return &cli.Command{
		Name: "create", Usage: "Create a new volume", ArgsUsage: "[NAME]",
		Flags:  CreateFlags(),
		Action: a.create,
	}
}

// CreateFlags are the flags of volume create.
func CreateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "driver", Aliases: []string{"d"}, Value: "local", Usage: "The `DRIVER` that makes the volume"},
		&cli.BoolFlag{Name: "ignore", Usage: "A volume that exists already is no error"},
		&cli.StringSliceFlag{Name: "label", Aliases: []string{"l"}, Usage: "Give the volume a `LABEL` (name=value)"},
		&cli.StringSliceFlag{Name: "opt", Aliases: []string{"o"}, Usage: "Give the driver an `OPTION` (name=value)"},
	}
}

func (a Commands) create(c *cli.Context) error {
	s, err := CreateSpec(c)
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	created, err := a.Create(c.Context, client, s)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Stdout, created.Volume.Name)
	return err
}

// Create does all of podman volume create but to print.
func (a Commands) Create(ctx context.Context, client *core.Client, s *core.VolumeSpec) (reply.CreateVolumeResult, error) {
	checked, err := client.CheckVolume(s)
	if err != nil {
		return reply.CreateVolumeResult{}, err
	}
	common.TellChecked(a.App, checked)
	return client.CreateVolume(ctx, s, core.CreateOptions{Verify: a.Verify, Checked: checked})
}

// CreateSpec reads the flags as podman does.
func CreateSpec(c *cli.Context) (*core.VolumeSpec, error) {
	if c.NArg() > 1 {
		return nil, fmt.Errorf("volume create takes at most a name; it accepts at most 1 arg(s), received %d", c.NArg())
	}
	s := &core.VolumeSpec{Name: c.Args().First(), Driver: c.String("driver")}
	// As podman has it, --ignore does nothing without a name: no made-up one is taken.
	s.IgnoreIfExists = c.Bool("ignore") && s.Name != ""
	var err error
	if s.Labels, err = common.KeyValues("label", c.StringSlice("label")); err != nil {
		return nil, err
	}
	if s.Options, err = common.KeyValues("option", c.StringSlice("opt")); err != nil {
		return nil, err
	}
	return s, s.Validate()
}
