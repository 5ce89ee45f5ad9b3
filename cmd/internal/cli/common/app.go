package common

import (
	"errors"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// App is one run of the command line.
type App struct {
	Env
	client *core.Client // made by the first command that needs one
	Gate   *signalGate  // nil: signals are not ours
	Out    *os.File     // of --out; nil: standard output is the caller's
	Podman []string     // the command line as podman would have been given it

	Skew       string // of --skew: "strict", "warn" or "refuse"; empty: strict
	JSONErrors bool   // --format=json
	// LeftOut and Emulated are told of each setting that is left out, and of each that
	// is emulated, and how; plan lists them. They may be nil.
	LeftOut  func(*core.UnsupportedError)
	Emulated func(rule *core.Rule, how string)

	Verify bool // --verify: what is created is read back
	Dry    bool // nothing is sent: what is read back says nothing
}

// Client returns the client of this run.
func (a *App) Client(c *cli.Context) (*core.Client, error) {
	if a.client != nil {
		return a.client, nil
	}
	opts := []probe.Option{probe.WithSkew(a.SkewPolicy()), probe.WithLeftOut(a.leaveOut)}
	if name := c.String("connection"); name != "" {
		opts = append(opts, probe.WithConnection(name))
	}
	if path := c.String("identity"); path != "" {
		opts = append(opts, probe.WithIdentity(path))
	}
	client, err := a.Connect(c.Context, c.String("url"), opts...)
	if err != nil {
		return nil, err
	}
	a.client = client
	return client, nil
}

// Close ends the connection, if there is one.
func (a *App) Close() {
	if a.client == nil {
		return
	}
	if err := a.client.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		a.PrintError("closing the connection", err)
	}
}
