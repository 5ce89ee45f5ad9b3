package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
)

// podman's exit codes (podman-run(1)).
const (
	exitOK          = 0
	exitFailed      = 1   // rm, inspect …: the object is not there, or another plain failure
	exitBusy        = 2   // rm, rmi: in use
	exitUsage       = 125 // podspan itself: wrong flags, no server, a refusal
	exitCannotRun   = 126 // the command is there but cannot be run
	exitNotFound    = 127 // the command is not there
	exitInterrupted = 130 // 128 + SIGINT
	exitTimedOut    = 255 // run --timeout: killed by its server, which notes -1
)

// codeError ends the program with a code. err is printed unless it is nil: the
// code of a container says all there is to say.
type codeError struct {
	code int
	err  error
}

func (e *codeError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *codeError) Unwrap() error { return e.err }

// withCode gives err an exit code of its own; nil stays nil.
func withCode(code int, err error) error {
	if err == nil {
		return nil
	}
	return &codeError{code, err}
}

// exitWith ends the program with a code and without a word; nil for 0.
func exitWith(code int) error {
	if code == exitOK {
		return nil
	}
	return &codeError{code: code}
}

// exitCode is the one table from errors to exit codes.
func exitCode(err error) int {
	var c *codeError
	var i *interrupted
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &i):
		return i.code()
	case errors.As(err, &c):
		return c.code
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitUsage
}

// message is what is printed for err; empty: nothing.
func message(err error) string {
	var c *codeError
	if errors.As(err, &c) && c.err == nil || errors.As(err, new(*interrupted)) {
		return "" // the user knows
	}
	var refused core.Refusals
	if errors.As(err, &refused) && len(refused) > 1 {
		return fmt.Sprintf("%d settings cannot be applied; nothing was done:\n%s", len(refused), err)
	}
	var usage *flags.UsageError
	if errors.As(err, &usage) && usage.Command != "" {
		return fmt.Sprintf("%s\nSee '%s --help'", err, usage.Command)
	}
	return err.Error()
}
