package container

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// HealthcheckCommand is podman run.
func (a Commands) HealthcheckCommand() *cli.Command {
	return common.Family("healthcheck", "Manage health checks on containers", &cli.Command{
		Name: "run", Usage: "Run the health check of a container", ArgsUsage: "CONTAINER",
		Action: a.healthcheckRun,
	})
}

// healthcheckRun says nothing of a container that is healthy.
func (a Commands) healthcheckRun(c *cli.Context) error {
	if c.NArg() != 1 {
		return fmt.Errorf("accepts 1 arg(s), received %d", c.NArg())
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	result, err := client.RunHealthCheck(c.Context, strings.TrimPrefix(c.Args().First(), "/"), core.ChangeOptions{})
	if err != nil {
		return err
	}
	if result.Results.Status == "healthy" {
		return nil
	}
	if _, err := fmt.Fprintln(a.Stdout, result.Results.Status); err != nil {
		return err
	}
	return common.ExitWith(common.ExitFailed)
}
