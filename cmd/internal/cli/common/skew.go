package common

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// skewEnv says what --skew says, for programs that call podspan as podman.
const skewEnv = "PODSPAN_SKEW"

// What --skew can be.
const (
	skewStrict = "strict"
	skewWarn   = "warn"
	skewRefuse = "refuse"
)

// ReadSkew reads --skew or, without it, the environment.
func (a *App) ReadSkew(c *cli.Context) error {
	where, skew := "--skew", c.String("skew")
	if env, ok := a.LookupEnv(skewEnv); ok && env != "" && !c.IsSet("skew") {
		where, skew = skewEnv, env
	}
	if !slices.Contains([]string{skewStrict, skewWarn, skewRefuse}, skew) {
		return &core.FieldError{Option: where, Value: skew, Reason: "choose from: strict, warn, refuse"}
	}
	a.Skew = skew
	return nil
}

// SkewPolicy is what --skew says. strict is the client's own way: what is left out
// then is in the results, see [App.TellLeftOut].
func (a *App) SkewPolicy() core.SkewPolicy {
	switch a.Skew {
	case skewWarn:
		return a.leaveOut
	case skewRefuse:
		return func(e *core.UnsupportedError) error { return e }
	}
	return nil
}

// TellLeftOut tells of what a check has left out, unless the policy has been told.
func (a *App) TellLeftOut(left []*core.UnsupportedError) error {
	if a.SkewPolicy() != nil {
		return nil
	}
	for _, e := range left {
		if err := a.leaveOut(e); err != nil {
			return err
		}
	}
	return nil
}

// LeaveOutUnapplied decides about flags that no Podman applies and no spec has a
// place for.
func (a *App) LeaveOutUnapplied(unapplied []*core.UnsupportedError) error {
	if a.Skew == skewRefuse && len(unapplied) > 0 {
		return core.Refusals(unapplied)
	}
	for _, e := range unapplied {
		if err := a.leaveOut(e); err != nil {
			return err
		}
	}
	return nil
}

// leaveOut tells of a setting that is left out; it is the policy of --skew=warn.
func (a *App) leaveOut(e *core.UnsupportedError) error {
	if a.LeftOut != nil {
		a.LeftOut(e)
	}
	if a.JSONErrors {
		return a.printLine(errorReport{Warning: "left out: " + e.Error(), LeftOut: []Refusal{RefusalOf(e)}})
	}
	_, err := fmt.Fprintf(a.Stderr, "Warning: left out: %s\n", e)
	return err
}
