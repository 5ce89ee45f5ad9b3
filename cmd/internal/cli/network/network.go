package network

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/inspect"
)

// Command is podman network.
func (a Commands) Command() *cli.Command {
	return common.Family("network", "Manage networks",
		a.connectCommand(), a.createCommand(), a.disconnectCommand(), a.existsCommand(),
		inspect.Commands{App: a.App}.Of("network"), a.listCommand(), a.pruneCommand(), a.removeCommand())
}
