package flags

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// stopAtArgs are the commands whose first argument ends their flags, because
// what follows is a command line of its own.
var stopAtArgs = map[string]bool{
	"run": true, "create": true, "exec": true, "top": true,
	"container run": true, "container create": true, "container exec": true, "container top": true,
	"pod top": true, "pod create": true, "plan run": true, "plan create": true, "plan pod create": true,
}

// Line is a command line as it was read.
type Line struct {
	Argv   []string // the program first
	Podman []string // what podman would have been given for it; see notPodmans
}

// Read turns a whole podman command line, program name first, into one that
// app reads with the same meaning. persistent names the flags of app that are
// also allowed after the command's name (podman's "persistent" flags); they
// are moved in front of it. With an error of a command's the line is as far as
// it was read: app's own flags are in it.
//
// app needs DisableSliceFlagSeparator, its commands HideHelpCommand (an image
// may be called "help") and cli.HelpFlag to be [HelpFlag].
func Read(app *cli.App, argv, persistent []string) (Line, error) {
	if len(argv) == 0 {
		return Line{}, nil
	}
	if app.EnableBashCompletion && argv[len(argv)-1] == "--generate-bash-completion" {
		return Line{Argv: argv}, nil
	}
	r := rewriter{shared: pick(app.Flags, persistent), podman: []string{"podman"}}
	path := []string{app.Name}
	rest, err := r.level(app.Flags, argv[1:], path)
	if err != nil {
		return Line{}, err
	}
	cmds := app.Commands
	for len(rest) > 0 {
		cmd := find(cmds, rest[0])
		if cmd == nil {
			r.words = append(r.words, rest...)
			break
		}
		r.words = append(r.words, rest[0])
		if !plans(path, cmd) {
			r.podman = append(r.podman, rest[0])
		}
		path = append(path, cmd.Name)
		rest = rest[1:]
		switch {
		case cmd.SkipFlagParsing:
			r.words = append(r.words, rest...)
			rest = nil
		case len(cmd.Subcommands) > 0:
			rest, err = r.level(cmd.Flags, rest, path)
		default:
			rest, err = nil, r.leaf(cmd.Flags, rest, path)
		}
		if err != nil {
			return Line{Argv: r.line(argv)}, err
		}
		cmds = cmd.Subcommands
	}
	return Line{r.line(argv), r.podman}, nil
}

// line is what has been read.
func (r *rewriter) line(argv []string) []string {
	return append(append([]string{argv[0]}, r.globals...), r.words...)
}

// rewriter collects the new command line.
type rewriter struct {
	shared  []cli.Flag // persistent flags of the app
	globals []string   // canonical, to go before the first command
	words   []string   // commands, their flags and arguments
	podman  []string   // what podman would have been given
}

// level reads the flags before a subcommand's name and returns what follows.
func (r *rewriter) level(fs []cli.Flag, args, path []string) ([]string, error) {
	flags, rest, err := r.grammar(fs).split(args, false)
	if err != nil {
		return nil, inCommand(err, strings.Join(path, " "))
	}
	r.add(fs, flags, len(path) == 1)
	return rest, nil
}

// leaf reads all flags and arguments of a command.
func (r *rewriter) leaf(fs []cli.Flag, args, path []string) error {
	flags, rest, err := r.grammar(fs).split(args, !stopAtArgs[strings.Join(path[1:], " ")])
	if err != nil {
		return inCommand(err, strings.Join(path, " "))
	}
	r.add(fs, flags, false)
	if len(rest) > 0 {
		r.words = append(append(r.words, "--"), rest...)
	}
	r.podman = append(r.podman, rest...)
	return nil
}

// add puts each canonical flag where its owner is: all in front at the root,
// the command's own where it stands, and persistent ones in front.
func (r *rewriter) add(own []cli.Flag, flags []string, root bool) {
	mine := map[string]bool{HelpFlag.Names()[0]: true}
	for _, f := range own {
		mine[f.Names()[0]] = true
	}
	for _, f := range flags {
		name, _, _ := strings.Cut(f[2:], "=")
		if root || !mine[name] {
			r.globals = append(r.globals, f)
		} else {
			r.words = append(r.words, f)
		}
	}
}

// pick returns the flags of fs that have one of the names.
func pick(fs []cli.Flag, names []string) []cli.Flag {
	var out []cli.Flag
	for _, f := range fs {
		for _, n := range names {
			if f.Names()[0] == n {
				out = append(out, f)
			}
		}
	}
	return out
}

func find(cmds []*cli.Command, name string) *cli.Command {
	for _, c := range cmds {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}
