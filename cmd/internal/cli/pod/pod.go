package pod

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// Command is podman pod. Its members are in the files that begin with pod_.
func (a Commands) Command() *cli.Command {
	ps := a.psCommand()
	ps.Aliases = []string{"ls", "list"}
	return common.Family("pod", "Manage pods",
		a.createCommand(), a.existsCommand(), a.inspectCommand(), a.killCommand(), a.pauseCommand(), a.pruneCommand(),
		ps, a.restartCommand(), a.rmCommand(), a.startCommand(), a.statsCommand(), a.stopCommand(), a.topCommand(),
		a.unpauseCommand(),
	)
}
