package cli

import "github.com/urfave/cli/v2"

func (a *app) systemCommand() *cli.Command {
	return family("system", "Manage podman", a.systemDfCommand(), a.eventsCommand(), a.infoCommand())
}
