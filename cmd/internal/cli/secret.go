package cli

import "github.com/urfave/cli/v2"

func (a *app) secretCommand() *cli.Command {
	return family("secret", "Manage secrets",
		a.secretCreateCommand(), a.secretExistsCommand(), a.secretInspectCommand(), a.secretListCommand(), a.secretRemoveCommand(),
	)
}
