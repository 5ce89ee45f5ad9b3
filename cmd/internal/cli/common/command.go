package common

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/flags"
)

// OptionsHelp is the help of run, create or pod create in podman's layout: a line a flag,
// in the order of the names, and what each needs of the server.
func OptionsHelp(options string) string {
	options = strings.ReplaceAll(options, "{{", `{{"{{"}}`)
	return "{{.Usage}}\n\nUsage:\n  {{.HelpName}} [options] {{.ArgsUsage}}\n\nOptions:\n" + options
}

// Settle takes from a command what urfave would do and podman does not.
func Settle(c *cli.Command) {
	c.HideHelpCommand = true // an image or a container may be called help
	// Without this a bad value prints the whole help to stdout.
	c.OnUsageError = OnUsageError
}

// Family is a command that only holds others, which are nowhere else: podman network.
func Family(name, usage string, members ...*cli.Command) *cli.Command {
	c := &cli.Command{Name: name, Usage: usage, Action: MissingCommand, Subcommands: members}
	for _, m := range members {
		Settle(m)
	}
	return c
}

// MissingCommand is what a group does on its own: it says what it holds.
func MissingCommand(c *cli.Context) error {
	path := "podspan " + c.Command.Name
	if c.Args().Present() {
		return UnknownCommand(path, c.Args().First())
	}
	if err := cli.ShowSubcommandHelp(c); err != nil {
		return err
	}
	return WithCode(ExitUsage, fmt.Errorf("missing command '%s COMMAND'", path))
}

// UnknownCommand says that a command is not there, in podman's words.
func UnknownCommand(path, name string) error {
	return &flags.UsageError{Text: fmt.Sprintf("unrecognized command `%s %s`\nTry '%s --help' for more information", path, name, path)}
}
