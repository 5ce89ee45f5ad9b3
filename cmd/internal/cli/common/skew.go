package common

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// skewEnv says what --skew says, for programs that call podspan as podman.
const skewEnv = "PODSPAN_SKEW"

// ReadSkew reads --skew or, without it, the environment.
func (a *App) ReadSkew(c *cli.Context) error {
	where, skew := "--skew", c.String("skew")
	if env, ok := a.LookupEnv(skewEnv); ok && env != "" && !c.IsSet("skew") {
		where, skew = skewEnv, env
	}
	switch skew {
	case "strict":
	case "warn":
		a.WarnSkew = true
	default:
		return &core.FieldError{Option: where, Value: skew, Reason: "choose from: strict, warn"}
	}
	return nil
}

// LeaveOut is the policy of --skew=warn.
func (a *App) LeaveOut(e *core.UnsupportedError) error {
	if a.LeftOut != nil {
		a.LeftOut(e)
	}
	if a.JSONErrors {
		return a.printLine(errorReport{Warning: "left out: " + e.Error(), LeftOut: []Refusal{RefusalOf(e)}})
	}
	_, err := fmt.Fprintf(a.Stderr, "Warning: left out: %s\n", e)
	return err
}
