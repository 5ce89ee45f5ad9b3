package cli

import (
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/container"
	"github.com/podspan/podspan/cmd/internal/cli/image"
	"github.com/podspan/podspan/cmd/internal/cli/inspect"
	"github.com/podspan/podspan/cmd/internal/cli/network"
	"github.com/podspan/podspan/cmd/internal/cli/plan"
	"github.com/podspan/podspan/cmd/internal/cli/pod"
	"github.com/podspan/podspan/cmd/internal/cli/secret"
	"github.com/podspan/podspan/cmd/internal/cli/server"
	"github.com/podspan/podspan/cmd/internal/cli/system"
	"github.com/podspan/podspan/cmd/internal/cli/volume"
	"github.com/podspan/podspan/cmd/internal/flags"
)

// makers lists every command; each is made in its room, in the file of its name.
func (a app) makers() []maker {
	return []maker{
		{"run", container.Commands{App: a.App}.RunCommand},
		{"create", container.Commands{App: a.App}.CreateCommand},
		{"start", container.Commands{App: a.App}.StartCommand},
		{"attach", container.Commands{App: a.App}.AttachCommand},
		{"exec", container.Commands{App: a.App}.ExecCommand},
		{"logs", container.Commands{App: a.App}.LogsCommand},
		{"wait", container.Commands{App: a.App}.WaitCommand},
		{"pull", image.Commands{App: a.App}.PullCommand},
		{"probe", server.Commands{App: a.App}.ProbeCommand},
		{"caps", server.Commands{App: a.App}.CapsCommand},
		{"plan", plan.Commands{App: a.App}.Command},
		{"pause", container.Commands{App: a.App}.PauseCommand},
		{"unpause", container.Commands{App: a.App}.UnpauseCommand},
		{"rename", container.Commands{App: a.App}.RenameCommand},
		{"ps", container.Commands{App: a.App}.PsCommand},
		{"images", image.Commands{App: a.App}.ImagesCommand},
		{"inspect", inspect.Commands{App: a.App}.Command},
		{"info", system.Commands{App: a.App}.InfoCommand},
		{"version", system.Commands{App: a.App}.VersionCommand},
		{"top", container.Commands{App: a.App}.TopCommand},
		{"port", container.Commands{App: a.App}.PortCommand},
		{"rm", container.Commands{App: a.App}.RmCommand},
		{"rmi", image.Commands{App: a.App}.RmiCommand},
		{"stop", container.Commands{App: a.App}.StopCommand},
		{"kill", container.Commands{App: a.App}.KillCommand},
		{"restart", container.Commands{App: a.App}.RestartCommand},
		{"tag", image.Commands{App: a.App}.TagCommand},
		{"push", image.Commands{App: a.App}.PushCommand},
		{"volume", volume.Commands{App: a.App}.Command},
		{"secret", secret.Commands{App: a.App}.Command},
		{"network", network.Commands{App: a.App}.Command},
		{"events", system.Commands{App: a.App}.EventsCommand},
		{"stats", container.Commands{App: a.App}.StatsCommand},
		{"system", system.Commands{App: a.App}.Command},
		{"healthcheck", container.Commands{App: a.App}.HealthcheckCommand},
		{"pod", pod.Commands{App: a.App}.Command},
	}
}

// maker makes one command.
type maker struct {
	name string
	make func() *cli.Command
}

// commands makes the commands that the words of a command line name, or all if
// they name none: all flags of all commands are a tenth of what ps costs.
func (a app) commands(words []string) []*cli.Command {
	named := map[string]bool{}
	for _, w := range words {
		named[w] = true
		for _, g := range groups {
			named[g.renamed[w]] = true
		}
	}
	some := slices.DeleteFunc(a.makers(), func(m maker) bool { return !named[m.name] })
	if len(some) == 0 {
		some = a.makers()
	}
	commands := make([]*cli.Command, 0, len(some))
	for _, m := range some {
		c := m.make()
		common.Settle(c)
		if named["--help"] && (m.name == "run" || m.name == "create") {
			c.CustomHelpTemplate = common.OptionsHelp(flags.Help(m.name))
		}
		commands = append(commands, c)
	}
	return a.addGroups(commands)
}
