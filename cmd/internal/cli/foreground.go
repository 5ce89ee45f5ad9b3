package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

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
func (a *app) foreground(ctx context.Context, client *core.Client, f foreground) (int, error) {
	waitCtx, stop := context.WithCancel(ctx)
	defer stop()
	var watch *core.ExitWatch
	var err error
	s := f.session(client)
	if f.start {
		s.open = whenCleanedUp(s.open)
		if !f.streams.Stdout && !f.streams.Stderr {
			fmt.Fprintln(a.Stdout, f.id)
		}
		s.begin = func(ctx context.Context) error {
			if watch, err = client.WatchExit(waitCtx, f.id, core.WatchExitOptions{Created: true, Timeout: f.timeout}); err != nil {
				return err
			}
			return client.StartContainer(ctx, f.id)
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
		return 0, withCode(exitNotFound, err)
	case err == nil && code < 0:
		code = exitTimedOut
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
			return client.ResizeContainer(ctx, f.id, size)
		},
	}
	if f.sigProxy {
		s.signal = func(ctx context.Context, sig core.Signal) error { return client.KillContainer(ctx, f.id, sig) }
	}
	return s
}

// outcome is the answer to a wait.
type outcome struct {
	code int32
	err  error
}

// askedWithin bounds how long a start is held back for the wait before it.
const askedWithin = time.Second

// waitForRun asks for the end of a container that is about to be started, and
// returns when the question is on its way, or answered: the container may be gone as soon
// as it has ended, and its exit code with it.
func waitForRun(ctx context.Context, client *core.Client, id string) <-chan outcome {
	asked := make(chan struct{}, 1)
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteRequest: func(httptrace.WroteRequestInfo) {
			select {
			case asked <- struct{}{}:
			default:
			}
		},
	})
	end := make(chan outcome, 1)
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		end <- <-wait(traced, client, id, core.WaitContainerOptions{Created: true})
	}()
	select {
	case <-asked:
	case <-answered: // it was refused, could not be sent, or is only planned
	case <-ctx.Done():
	case <-time.After(askedWithin):
	}
	return end
}

func wait(ctx context.Context, client *core.Client, id string, o core.WaitContainerOptions) <-chan outcome {
	end := make(chan outcome, 1)
	go func() {
		code, err := client.WaitContainer(ctx, id, o)
		end <- outcome{code, err}
	}()
	return end
}

// exitCodeOf turns the answer to a wait into the exit code. Where the wait
// came too late, the container itself is asked, if it is still there.
func exitCodeOf(ctx context.Context, client *core.Client, f foreground, end outcome) (int, error) {
	late := end.err == nil && end.code < 0 || errors.Is(end.err, core.ErrNotFound) || errors.Is(end.err, core.ErrServer)
	if !late {
		return int(end.code), end.err
	}
	data, err := client.InspectContainer(ctx, f.id, core.InspectContainerOptions{})
	if errors.Is(err, core.ErrNotFound) {
		if code, err := client.ExitCodeFromEvents(ctx, f.id); err == nil {
			return int(code), nil
		} else if !errors.Is(err, core.ErrNotFound) {
			return 0, err
		}
	}
	switch {
	case f.timeout && end.err == nil && errors.Is(err, core.ErrNotFound):
		return exitTimedOut, nil // removed, and its end had no code
	case err == nil && data.State != nil && !data.State.Running:
		return int(data.State.ExitCode), nil
	case end.err != nil && !errors.Is(end.err, core.ErrNotFound):
		return 0, end.err
	case err != nil && !errors.Is(err, core.ErrNotFound):
		return 0, err
	}
	s := client.Server()
	return 0, withCode(exitNotFound, fmt.Errorf("container %s ended and was removed before Podman %s at %s could tell its exit code", f.id, s.Version, s.URI))
}

// startCode is podman's exit code for a container or process that did not
// start, read from what the OCI runtime says as podman does it.
func startCode(err error) int {
	var api *core.APIError
	if !errors.As(err, &api) {
		return exitUsage // it did not come to that
	}
	text := strings.ToLower(api.Message + " " + api.Cause)
	if strings.Contains(text, "not found") || strings.Contains(text, "no such file") {
		return exitNotFound
	}
	return exitCannotRun
}
