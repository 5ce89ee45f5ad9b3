package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// errSkip says that there was nothing to do for a target: nothing is printed
// and nothing has failed.
var errSkip = errors.New("nothing to do")

// onEach is the whole of a command that does one thing to each of the
// containers that the command line selects. A name that no container has keeps
// all others, as with podman: see lookUp.
func (a *app) onEach(c *cli.Context, act func(context.Context, *core.Client, target) error) error {
	s, err := selectionOf(c)
	if err != nil {
		return err
	}
	client, err := a.connect(c)
	if err != nil {
		return err
	}
	ts, err := s.targets(c.Context, client)
	if err != nil {
		return err
	}
	if ts, err = lookUp(c.Context, client, ts, c.Bool("ignore")); err != nil {
		return err
	}
	return a.forEach(c.Context, ts, func(ctx context.Context, t target) error { return act(ctx, client, t) }, nil)
}

// forEach acts on every target in turn and prints the user's word for each
// that is done. One that fails does not keep the others: its error is printed
// at the end, the last is returned, and all are passed to code for the exit
// code (nil: the usual one).
func (a *app) forEach(ctx context.Context, ts []target, act func(context.Context, target) error, code func([]error) int) error {
	var errs []error
	for _, t := range ts {
		err := act(ctx, t)
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err == nil:
			if _, err := fmt.Fprintln(a.Stdout, t.shown); err != nil {
				return err
			}
		case errors.Is(err, errSkip), t.state != "" && errors.Is(err, core.ErrNotFound):
			// Or it was on the server's list and somebody else has removed it since.
		default:
			errs = append(errs, err)
		}
		// What every other target would hear, too, is said once.
		if errors.Is(err, core.ErrUnreachable) || errors.Is(err, core.ErrUnsupported) || errors.Is(err, core.ErrNotApplied) {
			break
		}
	}
	return a.reportAll(errs, code)
}

// reportAll prints all errors but the last, which it returns.
func (a *app) reportAll(errs []error, code func([]error) int) error {
	if len(errs) == 0 {
		return nil
	}
	last := len(errs) - 1
	for _, err := range errs[:last] {
		a.printError("", err)
	}
	if code == nil {
		return errs[last]
	}
	return withCode(code(errs), errs[last])
}

// stateImproper reports whether the server refused because of the container's
// state, in the words of podman's own error.
func stateImproper(err error) bool {
	var api *core.APIError
	return errors.As(err, &api) && strings.Contains(strings.ToLower(api.Message+" "+api.Cause), "state improper")
}

// skipState makes a container that is not in the right state no error: with
// --all it is not meant.
func skipState(all bool, err error) error {
	if all && stateImproper(err) {
		return errSkip
	}
	return err
}
