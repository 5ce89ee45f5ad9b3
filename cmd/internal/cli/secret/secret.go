package secret

import (
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// Command is podman secret.
func (a Commands) Command() *cli.Command {
	return common.Family("secret", "Manage secrets",
		a.createCommand(), a.existsCommand(), a.inspectCommand(), a.listCommand(), a.removeCommand(),
	)
}
