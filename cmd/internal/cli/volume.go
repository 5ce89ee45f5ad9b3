package cli

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

func (a *app) volumeCommand() *cli.Command {
	return family("volume", "Manage volumes",
		a.volumeCreateCommand(), a.volumeExistsCommand(), a.volumeInspectCommand(), a.volumeListCommand(),
		a.volumePruneCommand(), a.volumeRemoveCommand(),
	)
}

// exactArgs refuses another number of arguments than podman does; what names
// the command and what it takes.
func exactArgs(c *cli.Context, n int, what string) error {
	if c.NArg() != n {
		return fmt.Errorf("%s; it accepts %d arg(s), received %d", what, n, c.NArg())
	}
	return nil
}

// noArgs refuses arguments to a command that takes none.
func noArgs(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("`%s` takes no arguments; %q was given", c.Command.HelpName, c.Args().First())
	}
	return nil
}

// keyValues turns "a=b" and "a" into a → "b" and a → "", as podman's labels and
// driver options are written; kind is for the error.
func keyValues(kind string, given []string) (map[string]string, error) {
	if len(given) == 0 {
		return nil, nil
	}
	m := make(map[string]string, len(given))
	for _, g := range given {
		key, value, _ := strings.Cut(g, "=")
		if key == "" {
			return nil, fmt.Errorf("invalid %s %q: write it as name=value", kind, g)
		}
		m[key] = value
	}
	return m, nil
}
