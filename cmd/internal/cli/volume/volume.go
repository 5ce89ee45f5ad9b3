package volume

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// Command is podman volume.
func (a Commands) Command() *cli.Command {
	return common.Family("volume", "Manage volumes",
		a.createCommand(), a.existsCommand(), a.inspectCommand(), a.listCommand(),
		a.pruneCommand(), a.removeCommand(),
	)
}
