package flags

import (
	"path/filepath"
	"testing"

	"github.com/urfave/cli/v2"
)

// testEnv is a client's system that holds still.
func testEnv(dir string) Env {
	e := HostEnv(nil, true)
	e.Vars, e.Dir, e.Argv = hostVars, "/cwd", nil
	if dir != "" {
		e.Glob = filepath.Glob
	}
	return e
}

// parse runs argv, command first, through Read, urfave and Container, as
// the program does.
func parse(t *testing.T, env Env, argv ...string) (*Result, error) {
	t.Helper()
	var res *Result
	var resErr error
	app := testApp(func(c *cli.Context) error {
		res, resErr = Container(c.Command.Name, c, c.Args().Slice(), env)
		return nil
	})
	args, err := rewrite(app, append([]string{"podspan"}, argv...), nil)
	if err != nil {
		return nil, err
	}
	if err := app.Run(args); err != nil {
		t.Fatalf("urfave refused %q: %v", args, err)
	}
	return res, resErr
}

func testApp(action cli.ActionFunc) *cli.App {
	cli.HelpFlag = HelpFlag
	app := &cli.App{Name: "podspan", DisableSliceFlagSeparator: true, HideHelpCommand: true}
	for _, name := range []string{"create", "run"} {
		app.Commands = append(app.Commands, &cli.Command{Name: name, Flags: Flags(name), Action: action, HideHelpCommand: true})
	}
	return app
}
