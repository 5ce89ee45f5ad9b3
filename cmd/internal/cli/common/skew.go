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

// SkewPolicy is what --skew says; nil: strict, which is the client's own way.
func (a *App) SkewPolicy() core.SkewPolicy {
	switch a.Skew {
	case skewWarn:
		return func(*core.UnsupportedError) error { return nil }
	case skewRefuse:
		return func(e *core.UnsupportedError) error { return e }
	}
	return nil
}

// ClientOptions are those of a client whose connection is not the probe's.
func (a *App) ClientOptions() core.ClientOptions {
	return core.ClientOptions{Skew: a.SkewPolicy(), LeftOut: a.leaveOut}
}

// TellChecked tells of what a check has left out of a spec and what is emulated.
func TellChecked[S any](a *App, checked *core.Checked[S]) {
	for _, e := range checked.LeftOut {
		a.leaveOut(e)
	}
	for _, rule := range checked.Emulated {
		a.TellEmulated(rule.Cap, rule.Emulation)
	}
}

// TellEmulated tells of what is done in another way on this server.
func (a *App) TellEmulated(c core.Capability, how string) {
	if rule, ok := core.LookupRule(c); ok && a.Emulated != nil {
		a.Emulated(rule, how)
	}
}

// RefuseUnapplied refuses flags that no Podman applies and no spec has a place
// for, if --skew says so; [App.TellUnapplied] tells of them where it does not.
func (a *App) RefuseUnapplied(unapplied []*core.UnsupportedError) error {
	if a.Skew == skewRefuse && len(unapplied) > 0 {
		return core.Refusals(unapplied)
	}
	return nil
}

// TellUnapplied tells of flags that are left out, as no Podman applies them.
func (a *App) TellUnapplied(unapplied []*core.UnsupportedError) {
	for _, e := range unapplied {
		a.leaveOut(e)
	}
}

// leaveOut tells of a setting that is left out.
func (a *App) leaveOut(e *core.UnsupportedError) {
	if a.LeftOut != nil {
		a.LeftOut(e)
	}
	if a.JSONErrors {
		_ = a.printLine(errorReport{Warning: "left out: " + e.Error(), LeftOut: []Refusal{RefusalOf(e)}}) // where an error would go, too
		return
	}
	fmt.Fprintf(a.Stderr, "Warning: left out: %s\n", e)
}
