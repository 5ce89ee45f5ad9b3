package container

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// ExecCommand is podman exec.
func (a Commands) ExecCommand() *cli.Command {
	return &cli.Command{
		Name: "exec", Usage: "Run a process in a running container", ArgsUsage: "CONTAINER COMMAND [ARG...]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "detach", Aliases: []string{"d"}, Usage: "Run it in the background and print the session's ID"},
			detachKeysFlag(),
			&cli.StringSliceFlag{Name: "env", Aliases: []string{"e"}, KeepSpace: true, Usage: "Set an environment variable"},
			&cli.StringSliceFlag{Name: "env-file", Usage: "Read environment variables from a file"},
			&cli.BoolFlag{Name: "interactive", Aliases: []string{"i"}, Usage: "Attach standard input"},
			latestFlag(),
			&cli.UintFlag{Name: "preserve-fds", Hidden: true},
			&cli.BoolFlag{Name: "privileged", Usage: "Give the process extended capabilities"},
			&cli.BoolFlag{Name: "tty", Aliases: []string{"t"}, Usage: "Give the process a terminal"},
			&cli.StringFlag{Name: "user", Aliases: []string{"u"}, Usage: "`USER[:GROUP]` to run as"},
			&cli.StringFlag{Name: "workdir", Aliases: []string{"w"}, Usage: "Working directory in the container"},
			&cli.IntFlag{Name: "wait", Hidden: true, Usage: "Wait up to `SECONDS` until the container runs", Action: common.InSeconds("wait")},
		},
		Action: func(c *cli.Context) error {
			if !c.Args().Present() && !c.Bool("latest") {
				return errors.New("exec requires the name or ID of a container or the --latest flag")
			}
			spec, err := a.execSpec(c)
			if err != nil {
				return err
			}
			if err := a.WarnOfConf("exec", c); err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			name, err := oneContainer(c.Context, client, c)
			if err != nil {
				return err
			}
			if c.IsSet("wait") {
				if err := waitRunning(c.Context, client, name, time.Duration(c.Int("wait"))*time.Second); err != nil {
					return err
				}
			}
			if c.Bool("detach") {
				return a.execDetached(c.Context, client, name, spec)
			}
			return a.exec(c.Context, client, name, c.String("detach-keys"), spec)
		},
	}
}

// execSpec reads the flags and the command.
func (a Commands) execSpec(c *cli.Context) (core.ExecSpec, error) {
	if n := c.Uint("preserve-fds"); n > 0 {
		return core.ExecSpec{}, &core.FieldError{Option: "--preserve-fds", Value: fmt.Sprint(n),
			Reason: "open files cannot be passed to a service"}
	}
	command := c.Args().Slice()
	if !c.Bool("latest") {
		command = command[1:]
	}
	if len(command) == 0 {
		return core.ExecSpec{}, errors.New("must provide a non-empty command to start an exec session")
	}
	if err := flags.CheckDetachKeys(c.String("detach-keys")); err != nil {
		return core.ExecSpec{}, err
	}
	vars, err := flags.Environment(c, flags.HostEnv(a.Podman, common.TerminalOf(a.Stdin) != nil))
	if err != nil {
		return core.ExecSpec{}, err
	}
	spec := core.ExecSpec{
		Command: command, User: c.String("user"), WorkDir: c.String("workdir"), Privileged: c.Bool("privileged"),
		TTY: c.Bool("tty"), Stdin: c.Bool("interactive"), Stdout: true, Stderr: true,
	}
	for _, k := range slices.Sorted(maps.Keys(vars)) {
		spec.Env = append(spec.Env, k+"="+vars[k])
	}
	return spec, nil
}

// waitRunning is exec --wait: the container may be about to start.
func waitRunning(ctx context.Context, client *core.Client, name string, limit time.Duration) error {
	late := fmt.Errorf("timed out waiting for container: %s", name)
	ctx, cancel := context.WithTimeoutCause(ctx, limit, late)
	defer cancel()
	for pause := 100 * time.Millisecond; ; pause *= 2 {
		_, err := client.WaitContainer(ctx, name, core.WaitContainerOptions{Conditions: []string{"running"}})
		if !errors.Is(err, core.ErrNotFound) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// execDetached runs the process in the background.
func (a Commands) execDetached(ctx context.Context, client *core.Client, name string, spec core.ExecSpec) error {
	spec.Stdin = false
	id, err := client.CreateExec(ctx, name, spec, core.ChangeOptions{})
	if err != nil {
		return err
	}
	if _, err := client.StartExec(ctx, id.ID, core.ChangeOptions{}); err != nil {
		return common.WithCode(execCode(err), errors.Join(err, forget(context.WithoutCancel(ctx), client, id.ID)))
	}
	_, err = fmt.Fprintln(a.Stdout, id.ID)
	return err
}

// execCode is podman's exit code for a process that did not start: 125, podman's
// own failure, where it did not come to the process ("unable to find user").
func execCode(err error) int {
	var api *core.APIError
	if errors.As(err, &api) && strings.Contains(strings.ToLower(api.Message+" "+api.Cause), "unable to find user") {
		return common.ExitUsage
	}
	return startCode(err)
}

// exec runs the process in the foreground, with these detach keys, and ends with
// its exit code.
func (a Commands) exec(ctx context.Context, client *core.Client, name, keys string, spec core.ExecSpec) error {
	if spec.Stdin && !spec.TTY { // before a session is made
		if err := core.Check(client.Server(), core.CapExecStdinEnd); err != nil {
			return err
		}
	}
	id, err := client.CreateExec(ctx, name, spec, core.ChangeOptions{})
	if err != nil {
		return err
	}
	err = a.attach(ctx, session{
		tty: spec.TTY, streams: flags.Streams{Stdin: spec.Stdin, Stdout: spec.Stdout, Stderr: spec.Stderr}, keys: keys,
		open: func(ctx context.Context, o core.AttachOptions) (*core.Attachment, error) {
			o.Size = a.screenSize(spec.TTY)
			return client.AttachExec(ctx, id.ID, o)
		},
		resize: func(ctx context.Context, size core.TerminalSize) error {
			_, err := client.ResizeExec(ctx, id.ID, core.ResizeOptions{Size: size})
			return err
		},
	})
	switch {
	case errors.Is(err, core.ErrDetached):
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, new(*beginError)):
		return common.WithCode(execCode(err), err)
	}
	// A stream that broke off says little; that the session ended says all.
	end, endErr := client.WaitExec(ctx, id.ID, core.WaitExecOptions{})
	if endErr != nil {
		return errors.Join(err, endErr)
	}
	if forgetErr := forget(ctx, client, id.ID); forgetErr != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		// How the process ended is what was asked for.
		fmt.Fprintf(a.Stderr, "Warning: %s\n", common.Message(forgetErr))
	}
	if end.ExitCode != 0 && err != nil {
		return common.WithCode(end.ExitCode, err)
	}
	if err != nil {
		return err
	}
	return common.ExitWith(end.ExitCode)
}

// screenSize returns the size that a terminal in the container should have.
func (a Commands) screenSize(tty bool) *core.TerminalSize {
	if screen := a.Screen(); tty && screen != nil {
		if size, ok := common.TerminalSize(screen); ok {
			return &size
		}
	}
	return nil
}

// forget makes the server forget a session that has ended. One whose container
// has gone is forgotten already.
func forget(ctx context.Context, client *core.Client, id string) error {
	ctx, cancel := context.WithTimeout(ctx, common.DiscardTime)
	defer cancel()
	_, err := client.RemoveExec(ctx, id, core.RemoveExecOptions{Ignore: true})
	return err
}
