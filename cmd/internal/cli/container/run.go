package container

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// RunCommand is podman run.
func (a Commands) RunCommand() *cli.Command {
	return &cli.Command{
		Name: "run", Usage: "Run a command in a new container", ArgsUsage: "IMAGE [COMMAND [ARG...]]",
		Flags: flags.Flags("run"),
		Action: func(c *cli.Context) error {
			res, err := a.Read("run", c)
			if err != nil {
				return err
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			return a.Run(c.Context, client, res)
		},
	}
}

// Run is podman run: create, then start in the background, or attach,
// start and wait for the end.
func (a Commands) Run(ctx context.Context, client *core.Client, res *flags.Result) error {
	if EndsInput(res) { // before anything is made
		if err := core.Check(client.Server(), core.CapAttachStdinEnd); err != nil {
			return err
		}
	}
	id, err := a.Create(ctx, client, res)
	if err != nil {
		return err
	}
	if res.Detach {
		if _, err := client.StartContainer(ctx, id, core.ChangeOptions{}); err != nil {
			return a.notStarted(ctx, client, id, res, err)
		}
		_, err := fmt.Fprintln(a.Stdout, id)
		return err
	}
	end, err := a.foreground(ctx, client, foregroundOf(id, res))
	switch {
	case errors.Is(err, core.ErrDetached):
		return nil // the container goes on, and --rm is then the server's
	case errors.As(err, new(*beginError)):
		return a.notStarted(ctx, client, id, res, err)
	case err != nil:
		return err
	}
	if res.Rm && !restarts(res.Spec) {
		// The server removes it, too; the name is free when this returns.
		if err := removeEnded(ctx, client, id, res.CIDFile); err != nil && !errors.Is(err, core.ErrConflict) {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			a.PrintError("removing the container", err)
		}
	}
	if res.Rmi {
		a.removeImage(ctx, client, res.Image)
	}
	return common.ExitWith(end)
}

// EndsInput reports whether the container reads input whose end has to be passed on.
func EndsInput(res *flags.Result) bool { return res.Streams.Stdin && !res.TTY && !res.Detach }

// restarts reports whether the server may start the container again when it
// has ended; then only the server knows when it can be removed.
func restarts(s *core.ContainerSpec) bool {
	return s.Basic.RestartPolicy != "" && s.Basic.RestartPolicy != "no"
}

func foregroundOf(id string, res *flags.Result) foreground {
	return foreground{
		id: id, tty: res.TTY, streams: res.Streams, keys: res.DetachKeys, sigProxy: res.SigProxy,
		start: true, timeout: res.Spec.Basic.Timeout > 0,
	}
}

// notStarted ends a run whose container was created but did not start. It
// stays, to be looked at, except with --rm.
func (a Commands) notStarted(ctx context.Context, client *core.Client, id string, res *flags.Result, err error) error {
	code := startCode(err)
	if res.Rm && !errors.Is(err, core.ErrUnreachable) {
		err = errors.Join(err, a.discard(ctx, client, id, res.CIDFile))
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	return common.WithCode(code, err)
}

// removeEndedTime bounds the removal of a container that has ended: its server may
// be deleting a log of gigabytes.
const removeEndedTime = 30 * time.Second

// removeEnded is --rm: the container is removed when this returns, unless the run
// is interrupted, which leaves the removal to the server.
func removeEnded(ctx context.Context, client *core.Client, id, cidFile string) error {
	ctx, cancel := context.WithTimeout(ctx, removeEndedTime)
	defer cancel()
	return removeWithFile(ctx, client, id, cidFile, false)
}

// removeImage is --rmi: an image that other containers use stays.
func (a Commands) removeImage(ctx context.Context, client *core.Client, image string) {
	report, err := client.RemoveImages(ctx, []string{image}, core.RemoveImagesOptions{})
	if err == nil || errors.Is(err, core.ErrNotFound) {
		return
	}
	text := common.Message(err)
	if len(report.Errors) > 0 { // the server's own words
		text = strings.Join(report.Errors, "\n")
	}
	fmt.Fprintf(a.Stderr, "Warning: %s\n", text)
}
