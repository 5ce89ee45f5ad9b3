package cli

import "github.com/urfave/cli/v2"

func (a *app) networkCommand() *cli.Command {
	return family("network", "Manage networks",
		a.networkConnectCommand(), a.networkCreateCommand(), a.networkDisconnectCommand(), a.networkExistsCommand(),
		a.inspectOf("network"), a.networkListCommand(), a.networkPruneCommand(), a.networkRemoveCommand())
}
