package common

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// ExactArgs refuses another number of arguments than podman does; what names
// the command and what it takes.
func ExactArgs(c *cli.Context, n int, what string) error {
	if c.NArg() != n {
		return fmt.Errorf("%s; it accepts %d arg(s), received %d", what, n, c.NArg())
	}
	return nil
}

// NoArgs refuses arguments to a command that takes none.
func NoArgs(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("`%s` takes no arguments; %q was given", c.Command.HelpName, c.Args().First())
	}
	return nil
}

// KeyValues turns "a=b" and "a" into a → "b" and a → "", as podman's labels and
// driver options are written; kind is for the error.
func KeyValues(kind string, given []string) (map[string]string, error) {
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
