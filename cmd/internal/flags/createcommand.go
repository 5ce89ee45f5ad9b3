package flags

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// notPodmans are the global flags that a podman on the server's own machine is
// not given: those that choose a server, and our own. A container keeps the
// command that made it, and `podman generate systemd --new` runs it there.
var notPodmans = []string{"url", "connection", "identity", "remote", "ssh", "skew", "verify", "format"}

// CreateCommand is the command line that podman would have been given: the words
// of argv as they stand, without the flags that choose a server, without our own,
// and without plan and its flags. persistent is as for [Rewrite]. What app cannot
// read is returned as it is.
func CreateCommand(app *cli.App, argv, persistent []string) []string {
	if len(argv) == 0 {
		return argv
	}
	shared := pick(app.Flags, persistent)
	out := []string{"podman"}
	kept, rest := newGrammar(app.Flags).keep(argv[1:], nil, false)
	out = append(out, kept...)
	cmds, path := app.Commands, []string(nil)
	for len(rest) > 0 {
		cmd := find(cmds, rest[0])
		if cmd == nil {
			break
		}
		path = append(path, cmd.Name)
		if path[0] != "plan" || len(path) > 1 {
			out = append(out, rest[0])
		}
		own := cmd.Flags
		if path[0] == "plan" { // its flags stand at every level
			own = slices.DeleteFunc(slices.Clone(own), func(f cli.Flag) bool { return slices.Contains(planFlags, f.Names()[0]) })
		}
		leaf := len(cmd.Subcommands) == 0
		kept, rest = newGrammar(cmd.Flags, shared).keep(rest[1:], own, leaf && !stopAtArgs[strings.Join(path, " ")])
		out = append(out, kept...)
		cmds = cmd.Subcommands
	}
	return append(out, rest...)
}

// planFlags are the flags of plan that the planned command has not.
var planFlags = []string{"server", "format"}

// keep returns the words of the flags in args that podman is given, too, and what
// follows the flags. own are the flags that stay whatever their names are.
func (g grammar) keep(args []string, own []cli.Flag, interspersed bool) (kept, rest []string) {
	mine := map[string]bool{}
	for _, f := range own {
		mine[f.Names()[0]] = true
	}
	for len(args) > 0 {
		if args[0] == "--" || len(args[0]) < 2 || args[0][0] != '-' {
			if !interspersed || args[0] == "--" {
				break
			}
			kept, args = append(kept, args[0]), args[1:]
			continue
		}
		take := g.takeShorts
		if args[0][1] == '-' {
			take = g.takeLong
		}
		flags, after, err := take(nil, args[0], args[1:])
		if err != nil {
			break
		}
		dropped := func(flag string) bool {
			name, _, _ := strings.Cut(flag[2:], "=")
			return !mine[name] && (slices.Contains(notPodmans, name) || own != nil && slices.Contains(planFlags, name))
		}
		if !slices.ContainsFunc(flags, dropped) {
			kept = append(kept, args[:len(args)-len(after)]...)
		} else {
			kept = append(kept, slices.DeleteFunc(flags, dropped)...)
		}
		args = after
	}
	return kept, args
}
