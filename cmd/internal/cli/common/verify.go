package common

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// verifyEnv says what --verify says, for programs that call podspan as podman.
const verifyEnv = "PODSPAN_VERIFY"

// ReadVerify reads --verify or, without it, the environment.
func (a *App) ReadVerify(c *cli.Context) error {
	a.Verify = c.Bool("verify")
	env, ok := a.LookupEnv(verifyEnv)
	if c.IsSet("verify") || !ok || env == "" {
		return nil
	}
	on, err := strconv.ParseBool(env)
	if err != nil {
		return &core.FieldError{Option: verifyEnv, Value: env, Reason: "use 1 or 0"}
	}
	a.Verify = on
	return nil
}

// CreateOptions are those that --verify says. What is planned is the request:
// there is nothing to compare.
func (a *App) CreateOptions() core.CreateOptions {
	return core.CreateOptions{Verify: a.Verify && !a.Dry}
}

// Remark prints what a server has remarked.
func (a *App) Remark(warnings []string) {
	for _, w := range warnings {
		fmt.Fprintln(a.Stderr, w)
	}
}

// difference is a field that an object has not as it was asked for, as
// --format=json prints it.
type difference struct {
	Field  string `json:"field"`
	Option string `json:"option,omitempty"`
	Wanted string `json:"wanted"`
	Got    string `json:"got"`
}

// differencesIn are those that --verify found.
func differencesIn(err error) []difference {
	var v *core.VerifyError
	if !errors.As(err, &v) {
		return nil
	}
	var out []difference
	for _, d := range v.Differences {
		out = append(out, difference(d))
	}
	return out
}
