package common

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/podspan/podspan/core"
)

// DiscardTime bounds the removal of a container that is not wanted any more,
// also when the run itself has been interrupted.
const DiscardTime = 5 * time.Second

// ErrSkip says that there was nothing to do for a target: nothing is printed
// and nothing has failed.
var ErrSkip = errors.New("nothing to do")

// ForEach acts on every target in turn and prints the user's word for each
// that is done. One that fails does not keep the others: its error is printed
// at the end, the last is returned, and all are passed to code for the exit
// code (nil: the usual one).
func (a *App) ForEach(ctx context.Context, ts []Target, act func(context.Context, Target) error, code func([]error) int) error {
	var errs []error
	for _, t := range ts {
		err := act(ctx, t)
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err == nil:
			if _, err := fmt.Fprintln(a.Stdout, t.Shown); err != nil {
				return err
			}
		case errors.Is(err, ErrSkip), t.State != "" && errors.Is(err, core.ErrNotFound):
			// Or it was on the server's list and somebody else has removed it since.
		default:
			errs = append(errs, err)
		}
		// What every other target would hear, too, is said once.
		if errors.Is(err, core.ErrUnreachable) || errors.Is(err, core.ErrUnsupported) || errors.Is(err, core.ErrNotApplied) {
			break
		}
	}
	return a.ReportAll(errs, code)
}

// ReportAll prints all errors but the last, which it returns.
func (a *App) ReportAll(errs []error, code func([]error) int) error {
	if len(errs) == 0 {
		return nil
	}
	last := len(errs) - 1
	if code == nil {
		code = func([]error) int { return ExitCode(errs[last]) }
	}
	all := code(errs)
	for _, err := range errs[:last] {
		a.PrintError("", WithCode(all, err))
	}
	return WithCode(all, errs[last])
}
