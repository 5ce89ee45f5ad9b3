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

func detachKeysFlag() cli.Flag {
	return &cli.StringFlag{Name: "detach-keys", Value: core.DefaultDetachKeys,
		Usage: "Keys that detach: characters and ctrl-CHARACTER, joined by commas; empty: none"}
}

func latestFlag() cli.Flag {
	return &cli.BoolFlag{Name: "latest", Aliases: []string{"l"}, Usage: "Act on the container that was created last"}
}

// AttachCommand is podman attach.
func (a Commands) AttachCommand() *cli.Command {
	return &cli.Command{
		Name: "attach", Usage: "Attach to a running container", ArgsUsage: "CONTAINER",
		Flags: []cli.Flag{
			detachKeysFlag(), latestFlag(),
			&cli.BoolFlag{Name: "no-stdin", Usage: "Do not attach standard input"},
			&cli.BoolFlag{Name: "sig-proxy", Value: true, Usage: "Pass signals on to the process"},
		},
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 || c.NArg() == 0 && !c.Bool("latest") {
				return errors.New("attach requires the name or id of one running container or the latest flag")
			}
			if err := flags.CheckDetachKeys(c.String("detach-keys")); err != nil {
				return err
			}
			if err := a.WarnOfConf("attach", c); err != nil {
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
			f := foreground{keys: c.String("detach-keys"), sigProxy: c.Bool("sig-proxy"),
				streams: flags.Streams{Stdin: !c.Bool("no-stdin"), Stdout: true, Stderr: true}}
			return a.attachContainer(c.Context, client, name, f)
		},
	}
}

// oneContainer returns the first argument or, with --latest, the newest
// container.
func oneContainer(ctx context.Context, client *core.Client, c *cli.Context) (string, error) {
	if c.Bool("latest") {
		if c.Command.Name != "exec" && c.Args().Present() {
			return "", errors.New("--latest and containers cannot be used together")
		}
		return common.LatestContainer(ctx, client)
	}
	return strings.TrimPrefix(c.Args().First(), "/"), nil
}

// attachContainer shows a running container until it ends or is detached from.
func (a Commands) attachContainer(ctx context.Context, client *core.Client, name string, f foreground) error {
	data, err := client.InspectContainer(ctx, name, core.InspectContainerOptions{})
	if err != nil {
		return err
	}
	if data.Container.State == nil || !data.Container.State.Running {
		return fmt.Errorf("attach to container %s: you can only attach to running containers", name)
	}
	f.id, f.tty = data.Container.ID, data.Container.Config != nil && data.Container.Config.Tty
	f.streams.Stdin = f.streams.Stdin && data.Container.Config != nil && data.Container.Config.OpenStdin // else there is nobody to read it
	err = a.attach(ctx, f.session(client))
	if errors.Is(err, core.ErrDetached) {
		return nil
	}
	if err != nil {
		return err
	}
	return stillServed(ctx, client, f.id)
}

// stillServed tells the end of a container from that of its server, which both
// end the stream.
func stillServed(ctx context.Context, client *core.Client, id string) error {
	// A server shows the end of the stream a moment before that of the
	// container. It is looked at, not waited for: the wait for one that is
	// removed meanwhile takes some servers seconds.
	for give := time.Now().Add(common.DiscardTime); ; {
		data, err := client.InspectContainer(ctx, id, core.InspectContainerOptions{})
		switch {
		case errors.Is(err, core.ErrNotFound):
			return nil // ended and removed
		case err != nil:
			return err
		case data.Container.State == nil || !data.Container.State.Running || data.Container.State.Restarting:
			return nil
		case time.Now().After(give):
			s := client.Server()
			return fmt.Errorf("container %s: %w (Podman %s at %s): attach again", id, errStillRuns, s.Version, s.URI)
		}
		select {
		case <-time.After(cleanUpPause):
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

var errStillRuns = errors.New("the stream has ended, but the container runs: the connection was lost, or the server was restarted")
