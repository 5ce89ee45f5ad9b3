package cli

import "github.com/urfave/cli/v2"

// podCommand is podman pod. Its members are in the files that begin with pod_.
func (a *app) podCommand() *cli.Command {
	ps := a.podPsCommand()
	ps.Aliases = []string{"ls", "list"}
	return family("pod", "Manage pods",
		a.podCreateCommand(), a.podExistsCommand(), a.podInspectCommand(), a.podKillCommand(), a.podPauseCommand(), a.podPruneCommand(),
		ps, a.podRestartCommand(), a.podRmCommand(), a.podStartCommand(), a.podStatsCommand(), a.podStopCommand(), a.podTopCommand(),
		a.podUnpauseCommand(),
	)
}
