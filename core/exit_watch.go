package core

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptrace"
	"time"
)

// WatchExitOptions change [Client.WatchExit].
type WatchExitOptions struct {
	// Created says that the container has been attached to and is about to be started; the
	// exit code is that of the run to come. False: the container runs.
	Created bool
	// Timeout says that the container has a time limit of its own
	// ([ContainerBasic.Timeout]): its server may then note no exit code.
	Timeout bool
}

// ExitWatch is a wait for a container's exit code that has been sent.
type ExitWatch struct {
	c       *Client
	id      string
	timeout bool
	end     <-chan exitAnswer
}

// exitAnswer is the answer to a wait.
type exitAnswer struct {
	code int32
	err  error
}

// askedWithin bounds how long a start is held back until the wait has been sent.
const askedWithin = time.Second

// WatchExit sends a wait for a container's exit code and returns as soon as it is on its way;
// [ExitWatch.ExitCode] returns the code. Call it before the start: a container that its server
// removes at its end takes its exit code with it. id is the container's full ID. The wait ends
// with ctx, whose error is the only one.
func (c *Client) WatchExit(ctx context.Context, id string, o WatchExitOptions) (*ExitWatch, error) {
	asked, end := make(chan struct{}, 1), make(chan exitAnswer, 1)
	answered := make(chan struct{})
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteRequest: func(httptrace.WroteRequestInfo) {
			select {
			case asked <- struct{}{}:
			default:
			}
		},
	})
	go func() {
		defer close(answered)
		code, err := c.WaitContainer(traced, id, WaitContainerOptions{Created: o.Created})
		end <- exitAnswer{code.ExitCode, err}
	}()
	late := time.NewTimer(askedWithin)
	defer late.Stop()
	select {
	case <-asked:
	case <-answered:
	case <-late.C:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	return &ExitWatch{c: c, id: id, timeout: o.Timeout, end: end}, nil
}

// lookAgain is how often the container itself is looked at while the wait has
// not answered.
const lookAgain = 500 * time.Millisecond

// ExitCode returns the exit code. Call it once, when the container's output has
// ended: from then on the container is looked at as well, since servers that watch
// a file for the end ([CapWaitCreated] emulated) miss one whose traces are removed at once.
// The code is -1 when the server ended the container at its time limit and noted none.
// A container that was removed before its exit code could be read, also from the
// server's events, is an error of class [ErrNotFound].
func (w *ExitWatch) ExitCode(ctx context.Context) (int, error) {
	answer, err := w.answer(ctx)
	if err != nil {
		return 0, err
	}
	late := answer.err == nil && answer.code < 0 || errors.Is(answer.err, ErrNotFound) || errors.Is(answer.err, ErrServer)
	if !late {
		return int(answer.code), answer.err
	}
	return w.fromTraces(ctx, answer)
}

func (w *ExitWatch) answer(ctx context.Context) (exitAnswer, error) {
	tick := time.NewTicker(lookAgain)
	defer tick.Stop()
	for {
		select {
		case answer := <-w.end:
			return answer, nil
		case <-ctx.Done():
			return exitAnswer{}, context.Cause(ctx)
		case <-tick.C:
		}
		data, err := w.c.InspectContainer(ctx, w.id, InspectContainerOptions{})
		switch {
		case errors.Is(err, ErrNotFound):
			return exitAnswer{err: err}, nil
		case err != nil:
			return exitAnswer{}, err
		case data.Container.State != nil && (data.Container.State.Status == "exited" || data.Container.State.Status == "stopped"):
			return exitAnswer{code: data.Container.State.ExitCode}, nil
		}
	}
}

// fromTraces asks the container for its exit code, and the event log if the
// container is gone.
func (w *ExitWatch) fromTraces(ctx context.Context, answer exitAnswer) (int, error) {
	data, err := w.c.InspectContainer(ctx, w.id, InspectContainerOptions{})
	if errors.Is(err, ErrNotFound) {
		if code, err := w.c.exitCodeFromEvents(ctx, w.id); err == nil {
			return int(code), nil
		} else if !errors.Is(err, ErrNotFound) {
			return 0, err
		}
	}
	switch {
	case w.timeout && answer.err == nil && errors.Is(err, ErrNotFound):
		return -1, nil
	case err == nil && data.Container.State != nil && !data.Container.State.Running:
		return int(data.Container.State.ExitCode), nil
	case answer.err != nil && !errors.Is(answer.err, ErrNotFound):
		return 0, answer.err
	case err != nil && !errors.Is(err, ErrNotFound):
		return 0, err
	}
	return 0, &exitLostError{id: w.id, server: w.c.Server()}
}

// exitLostError says that nobody knows the exit code any more.
type exitLostError struct {
	id     string
	server Server
}

func (e *exitLostError) Error() string {
	return fmt.Sprintf("container %s ended and was removed before Podman %s at %s could tell its exit code",
		e.id, e.server.Version, e.server.URI)
}

// Is makes errors.Is(err, ErrNotFound) true.
func (e *exitLostError) Is(target error) bool { return target == ErrNotFound }
