package common

import (
	"context"
	"errors"
	"fmt"

	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// podman's exit codes (podman-run(1)).
const (
	ExitOK          = 0
	ExitFailed      = 1   // rm, inspect …: the object is not there, or another plain failure
	ExitBusy        = 2   // rm, rmi: in use
	ExitUsage       = 125 // podspan itself: wrong flags, no server, a refusal
	ExitCannotRun   = 126 // the command is there but cannot be run
	ExitNotFound    = 127 // the command is not there
	ExitInterrupted = 130 // 128 + SIGINT
	ExitTimedOut    = 255 // run --timeout: killed by its server, which notes -1
)

// CodeError ends the program with a code. err is printed unless it is nil: the
// code of a container says all there is to say.
type CodeError struct {
	Code int
	err  error
}

func (e *CodeError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.Code)
	}
	return e.err.Error()
}

func (e *CodeError) Unwrap() error { return e.err }

// WithCode gives err an exit code of its own; nil stays nil.
func WithCode(code int, err error) error {
	if err == nil {
		return nil
	}
	return &CodeError{code, err}
}

// ExitWith ends the program with a code and without a word; nil for 0.
func ExitWith(code int) error {
	if code == ExitOK {
		return nil
	}
	return &CodeError{Code: code}
}

// ExitCode is the one table from errors to exit codes.
func ExitCode(err error) int {
	var c *CodeError
	var i *Interrupted
	switch {
	case err == nil:
		return ExitOK
	case errors.As(err, &i):
		return i.code()
	case errors.As(err, &c):
		return c.Code
	case errors.Is(err, context.Canceled):
		return ExitInterrupted
	}
	return ExitUsage
}

// Message is what is printed for err; empty: nothing.
func Message(err error) string {
	var c *CodeError
	if errors.As(err, &c) && c.err == nil || errors.As(err, new(*Interrupted)) {
		return "" // the user knows
	}
	if refused := len(allIn[*core.UnsupportedError](err)); refused > 0 {
		if n := refused + len(allIn[*core.FieldError](err)); n > 1 {
			return fmt.Sprintf("%d settings cannot be applied; nothing was done:\n%s", n, err)
		}
	}
	var usage *flags.UsageError
	if errors.As(err, &usage) && usage.Command != "" {
		return fmt.Sprintf("%s\nSee '%s --help'", err, usage.Command)
	}
	return err.Error()
}
