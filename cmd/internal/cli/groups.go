package cli

import (
	"fmt"
	"maps"
	"slices"

	"github.com/urfave/cli/v2"
)

// group is a command that only holds others: podman container, podman image.
type group struct {
	name, usage string
	members     []string          // commands that are the same without the group
	renamed     map[string]string // name in the group → command
}

var groups = []group{
	{"container", "Manage containers", []string{
		"attach", "create", "exec", "inspect", "kill", "logs", "pause", "port", "ps", "rename", "restart", "rm", "run", "start", "stats",
		"stop", "top", "unpause", "wait",
	}, map[string]string{"ls": "ps", "list": "ps"}},
	{"image", "Manage images", []string{"inspect", "pull", "push", "tag"}, map[string]string{"ls": "images", "list": "images", "rm": "rmi"}},
}

// addGroups adds the groups to the commands they delegate to. A group lists
// what is there: a command that does not exist is left out.
func (a *app) addGroups(commands []*cli.Command) []*cli.Command {
	byName := map[string]*cli.Command{}
	for _, c := range commands {
		byName[c.Name] = c
	}
	all := commands
	for _, g := range groups {
		if c := a.group(g, byName); len(c.Subcommands) > 0 && byName[g.name] == nil {
			all = append(all, c)
		}
	}
	return all
}

func (a *app) group(g group, byName map[string]*cli.Command) *cli.Command {
	c := &cli.Command{Name: g.name, Usage: g.usage, Action: missingCommand}
	settle(c)
	for _, name := range g.members {
		if of := byName[name]; of != nil {
			if name == "inspect" {
				of = a.inspectOf(g.name)
				settle(of)
			}
			c.Subcommands = append(c.Subcommands, as(of, name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(g.renamed)) {
		if of := byName[g.renamed[name]]; of != nil {
			c.Subcommands = append(c.Subcommands, as(of, name))
		}
	}
	return c
}

// family is a command that only holds others, which are nowhere else: podman network.
func family(name, usage string, members ...*cli.Command) *cli.Command {
	c := &cli.Command{Name: name, Usage: usage, Action: missingCommand, Subcommands: members}
	for _, m := range members {
		settle(m)
	}
	return c
}

// missingCommand is what a group does on its own: it says what it holds.
func missingCommand(c *cli.Context) error {
	path := "podspan " + c.Command.Name
	if c.Args().Present() {
		return unknownCommand(path, c.Args().First())
	}
	if err := cli.ShowSubcommandHelp(c); err != nil {
		return err
	}
	return withCode(exitUsage, fmt.Errorf("missing command '%s COMMAND'", path))
}

// unknownCommand says that a command is not there, in podman's words.
func unknownCommand(path, name string) error {
	return withCode(exitUsage, fmt.Errorf("unrecognized command `%s %s`\nTry '%s --help' for more information", path, name, path))
}

// as copies a command under another name: urfave keeps state in a command.
func as(of *cli.Command, name string) *cli.Command {
	c := *of
	c.Name, c.Aliases = name, nil
	return &c
}
