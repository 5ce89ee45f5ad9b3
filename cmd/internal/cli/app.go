package cli

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// app is one run of the command line.
type app struct {
	Env
	client *core.Client // made by the first command that needs one
	gate   *signalGate  // nil: signals are not ours
	out    *os.File     // of --out; nil: standard output is the caller's
	podman []string     // the command line as podman would have been given it

	warnSkew   bool                         // --skew=warn
	jsonErrors bool                         // --format=json
	leftOut    func(*core.UnsupportedError) // told of each setting that is left out; may be nil

	verify bool // --verify: what is created is read back
	dry    bool // nothing is sent: what is read back says nothing
}

// Main runs the command line and returns the exit code. args[0] is the
// program's name.
func Main(args []string, env Env) int {
	ctx, gate := openGate(context.Background())
	defer gate.close()
	return run(ctx, args, &app{Env: env, gate: gate})
}

// Run is [Main] under a context of the caller's and without a hand on the
// process's signals: when the context ends, the command ends within a tenth of
// a second.
func Run(ctx context.Context, args []string, env Env) int {
	return run(ctx, args, &app{Env: env})
}

func run(ctx context.Context, args []string, a *app) int {
	defer a.closeClient()
	cli.HelpFlag = flags.HelpFlag
	root := a.root(args)
	line, err := flags.Read(root, args, persistentFlags)
	if err == nil {
		a.podman = line.Podman
		err = root.RunContext(ctx, line.Argv)
	} else {
		a.readErrorFormat(line.Argv)
	}
	if a.out != nil {
		err = errors.Join(err, a.out.Close())
	}
	if err == nil {
		return exitOK
	}
	a.printError("", err)
	return exitCode(err)
}

// readErrorFormat reads the global --format of a command line whose rest cannot
// be read: flags of the program stand before the first command.
func (a *app) readErrorFormat(argv []string) {
	for _, word := range argv[min(1, len(argv)):] {
		if !strings.HasPrefix(word, "-") {
			return
		}
		a.jsonErrors = a.jsonErrors || word == "--format=json"
	}
}

// root is the whole command line, as far as args need it.
func (a *app) root(args []string) *cli.App {
	return &cli.App{
		Name:                      "podspan",
		Usage:                     "podman's command line for any Podman server",
		HideVersion:               true,
		DisableSliceFlagSeparator: true,
		UseShortOptionHandling:    false, // flags.Rewrite has split them
		Reader:                    a.Stdin,
		Writer:                    a.Stdout,
		ErrWriter:                 a.Stderr,
		ExitErrHandler:            func(*cli.Context, error) {}, // exitCode is the only table
		OnUsageError:              onUsageError,
		CommandNotFound:           nil,
		Flags:                     globalFlags(),
		Commands:                  a.commands(args[min(1, len(args)):]),
		Before:                    a.before,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return unknownCommand("podspan", c.Args().First())
			}
			if err := cli.ShowAppHelp(c); err != nil {
				return err
			}
			return errors.New("missing command: podspan COMMAND")
		},
	}
}

// connect returns the client of this run.
func (a *app) connect(c *cli.Context) (*core.Client, error) {
	if a.client != nil {
		return a.client, nil
	}
	var opts []probe.Option
	if name := c.String("connection"); name != "" {
		opts = append(opts, probe.WithConnection(name))
	}
	if path := c.String("identity"); path != "" {
		opts = append(opts, probe.WithIdentity(path))
	}
	client, err := a.Connect(c.Context, c.String("url"), opts...)
	if err != nil {
		return nil, err
	}
	if a.warnSkew {
		client.SetSkewPolicy(a.leaveOut)
	}
	a.client = client
	return client, nil
}

func (a *app) closeClient() {
	if a.client == nil {
		return
	}
	if err := a.client.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		a.printError("closing the connection", err)
	}
}
