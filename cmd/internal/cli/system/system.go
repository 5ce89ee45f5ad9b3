package system

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// Command is podman system.
func (a Commands) Command() *cli.Command {
	return common.Family("system", "Manage podman", a.dfCommand(), a.EventsCommand(), a.InfoCommand())
}
