package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
)

// Main runs the command line and returns the exit code. args[0] is the
// program's name.
func Main(args []string, env common.Env) int {
	ctx, gate := common.OpenGate(context.Background())
	defer gate.Close()
	return run(ctx, args, app{App: &common.App{Env: env, Gate: gate}})
}

// Run is [Main] under a context of the caller's and without a hand on the
// process's signals: when the context ends, the command ends within a tenth of
// a second.
func Run(ctx context.Context, args []string, env common.Env) int {
	return run(ctx, args, app{App: &common.App{Env: env}})
}

func run(ctx context.Context, args []string, a app) int {
	defer a.Close()
	cli.HelpFlag = flags.HelpFlag
	root := a.root(args)
	line, err := flags.Read(root, args, persistentFlags)
	if err == nil {
		a.Podman = line.Podman
		err = root.RunContext(ctx, line.Argv)
	} else {
		a.readErrorFormat(line.Argv)
	}
	if a.Out != nil {
		err = errors.Join(err, a.Out.Close())
	}
	if err == nil {
		return common.ExitOK
	}
	a.PrintError("", err)
	return common.ExitCode(err)
}

// readErrorFormat reads the global --format of a command line whose rest cannot
// be read: flags of the program stand before the first command.
func (a app) readErrorFormat(argv []string) {
	for _, word := range argv[min(1, len(argv)):] {
		if !strings.HasPrefix(word, "-") {
			return
		}
		a.JSONErrors = a.JSONErrors || word == "--format=json"
	}
}

// root is the whole command line, as far as args need it.
func (a app) root(args []string) *cli.App {
	return &cli.App{
		Name:                      "podspan",
		Usage:                     "podman's command line for any Podman server",
		HideVersion:               true,
		DisableSliceFlagSeparator: true,
		UseShortOptionHandling:    false, // flags.Read has split them
		Reader:                    a.Stdin,
		Writer:                    a.Stdout,
		ErrWriter:                 a.Stderr,
		ExitErrHandler:            func(*cli.Context, error) {}, // ExitCode is the only table
		OnUsageError:              common.OnUsageError,
		CommandNotFound:           nil,
		Flags:                     globalFlags(),
		Commands:                  a.commands(args[min(1, len(args)):]),
		Before:                    a.before,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return common.UnknownCommand("podspan", c.Args().First())
			}
			if err := cli.ShowAppHelp(c); err != nil {
				return err
			}
			return errors.New("missing command: podspan COMMAND")
		},
	}
}
