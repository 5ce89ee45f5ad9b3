package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/flags"
)

// makers lists every command; each is made in the file of its name.
func (a *app) makers() []maker {
	return []maker{
		{"run", a.runCommand},
		{"create", a.createCommand},
		{"start", a.startCommand},
		{"attach", a.attachCommand},
		{"exec", a.execCommand},
		{"logs", a.logsCommand},
		{"wait", a.waitCommand},
		{"pull", a.pullCommand},
		{"probe", a.probeCommand},
		{"caps", a.capsCommand},
		{"plan", a.planCommand},
		{"pause", a.pauseCommand},
		{"unpause", a.unpauseCommand},
		{"rename", a.renameCommand},
		{"ps", a.psCommand},
		{"images", a.imagesCommand},
		{"inspect", a.inspectCommand},
		{"info", a.infoCommand},
		{"version", a.versionCommand},
		{"top", a.topCommand},
		{"port", a.portCommand},
		{"rm", a.rmCommand},
		{"rmi", a.rmiCommand},
		{"stop", a.stopCommand},
		{"kill", a.killCommand},
		{"restart", a.restartCommand},
		{"tag", a.tagCommand},
		{"push", a.pushCommand},
		{"volume", a.volumeCommand},
		{"secret", a.secretCommand},
		{"network", a.networkCommand},
		{"events", a.eventsCommand},
		{"stats", a.statsCommand},
		{"system", a.systemCommand},
		{"healthcheck", a.healthcheckCommand},
		{"pod", a.podCommand},
	}
}

// maker makes one command.
type maker struct {
	name string
	make func() *cli.Command
}

// commands makes the commands that the words of a command line name, or all if
// they name none: all flags of all commands are a tenth of what ps costs.
func (a *app) commands(words []string) []*cli.Command {
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
		settle(c)
		if named["--help"] && (m.name == "run" || m.name == "create") {
			c.CustomHelpTemplate = optionsHelp(flags.Help(m.name))
		}
		commands = append(commands, c)
	}
	return a.addGroups(commands)
}

// optionsHelp is the help of run, create or pod create in podman's layout: a line a flag,
// in the order of the names, and what each needs of the server.
func optionsHelp(options string) string {
	options = strings.ReplaceAll(options, "{{", `{{"{{"}}`)
	return "{{.Usage}}\n\nUsage:\n  {{.HelpName}} [options] {{.ArgsUsage}}\n\nOptions:\n" + options
}

// settle takes from a command what urfave would do and podman does not.
func settle(c *cli.Command) {
	c.HideHelpCommand = true // an image or a container may be called help
	// Without this a bad value prints the whole help to stdout.
	c.OnUsageError = onUsageError
}
