package cli

import (
	"maps"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/cli/inspect"
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
func (a app) addGroups(commands []*cli.Command) []*cli.Command {
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

func (a app) group(g group, byName map[string]*cli.Command) *cli.Command {
	c := &cli.Command{Name: g.name, Usage: g.usage, Action: common.MissingCommand}
	common.Settle(c)
	for _, name := range g.members {
		if of := byName[name]; of != nil {
			if name == "inspect" {
				of = inspect.Commands{App: a.App}.Of(g.name)
				common.Settle(of)
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

// as copies a command under another name: urfave keeps state in a command.
func as(of *cli.Command, name string) *cli.Command {
	c := *of
	c.Name, c.Aliases = name, nil
	return &c
}
