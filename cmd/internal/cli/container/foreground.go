package container

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// foreground is a container that this program shows until it ends.
type foreground struct {
	id       string
	tty      bool
	streams  flags.Streams
	keys     string // detach keys
	sigProxy bool
	start    bool // it is created and is to be started
	timeout  bool // the server kills it after some time
}

// foreground attaches to the container, starts it if need be and returns its
// exit code. Errors: [core.ErrDetached], a [*beginError] when it did not start,
// or what broke the connection.
func (a Commands) foreground(ctx context.Context, client *core.Client, f foreground) (int, error) {
	waitCtx, stop := context.WithCancel(ctx)
	defer stop()
	var watch *core.ExitWatch
	var err error
	s := f.session(client)
	if f.start {
		s.open = whenCleanedUp(s.open)
		if !f.streams.Stdout && !f.streams.Stderr {
			if _, err := fmt.Fprintln(a.Stdout, f.id); err != nil {
				return 0, &beginError{err}
			}
		}
		s.begin = func(ctx context.Context) error {
			if watch, err = client.WatchExit(waitCtx, f.id, core.WatchExitOptions{Created: true, Timeout: f.timeout}); err != nil {
				return err
			}
			_, err := client.StartContainer(ctx, f.id, core.ChangeOptions{})
			return err
		}
	}
	if err := a.attach(ctx, s); err != nil {
		return 0, err
	}
	if watch == nil {
		if watch, err = client.WatchExit(waitCtx, f.id, core.WatchExitOptions{}); err != nil {
			return 0, err
		}
	}
	code, err := watch.ExitCode(ctx)
	switch {
	case errors.Is(err, core.ErrNotFound):
		return 0, common.WithCode(common.ExitNotFound, err)
	case err == nil && code < 0:
		code = common.ExitTimedOut
	}
	return code, err
}

// session is the foreground's attachment.
func (f foreground) session(client *core.Client) session {
	s := session{
		tty: f.tty, streams: f.streams, keys: f.keys,
		open: func(ctx context.Context, o core.AttachOptions) (*core.Attachment, error) {
			return client.AttachContainer(ctx, f.id, o)
		},
		resize: func(ctx context.Context, size core.TerminalSize) error {
			_, err := client.ResizeContainer(ctx, f.id, core.ResizeOptions{Size: size})
			return err
		},
	}
	if f.sigProxy {
		s.signal = func(ctx context.Context, sig core.Signal) error {
			_, err := client.KillContainer(ctx, f.id, core.KillOptions{Signal: sig})
			return err
		}
	}
	return s
}

// startCode is podman's exit code for a container or process that did not
// start, read from what the OCI runtime says as podman does it.
func startCode(err error) int {
	var api *core.APIError
	if !errors.As(err, &api) {
		return common.ExitUsage // it did not come to that
	}
	text := strings.ToLower(api.Message + " " + api.Cause)
	if strings.Contains(text, "not found") || strings.Contains(text, "no such file") {
		return common.ExitNotFound
	}
	return common.ExitCannotRun
}
