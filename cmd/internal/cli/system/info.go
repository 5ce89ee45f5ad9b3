package system

import (
	"fmt"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"
	"sigs.k8s.io/yaml"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// InfoCommand is podman info.
func (a Commands) InfoCommand() *cli.Command {
	return &cli.Command{
		Name: "info", Usage: "Display information on the Podman service", ArgsUsage: " ",
		Flags: []cli.Flag{
			common.FormatFlag("`FORMAT`: json, or a Go template", "f"),
			&cli.BoolFlag{Name: "debug", Aliases: []string{"D"}, Hidden: true,
				Usage: "accepted for podman's sake: it has had no effect since Podman 2.0"},
		},
		Action: a.info,
	}
}

func (a Commands) info(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("`podspan info` takes no arguments; %q was given", c.Args().First())
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	info, err := client.Info(c.Context, core.ReadOptions{})
	if err != nil {
		return err
	}
	if info.Info.Host != nil {
		info.Info.Host.ServiceIsRemote = true // as podman's remote client says it of itself
	}
	switch format := c.String("format"); {
	case report.IsJSON(format):
		return common.PrintJSON(a.Stdout, info.Info, "  ", true)
	case c.IsSet("format"):
		return common.PrintOne(a.Stdout, "info", report.OriginUnknown, format, info.Info)
	}
	text, err := yaml.Marshal(info.Info)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Stdout, string(text))
	return err
}
