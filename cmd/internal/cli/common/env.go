package common

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// Env is what the command line takes from outside.
type Env struct {
	Stdin  io.Reader // an *os.File where it may be a terminal
	Stdout io.Writer
	Stderr io.Writer

	LookupEnv func(string) (string, bool)
	Environ   func() []string
	Now       func() time.Time

	// Connect makes the client for a command. uri is empty when the user named
	// no server.
	Connect func(ctx context.Context, uri string, opts ...probe.Option) (*core.Client, error)

	// ConfValues reads the client's containers.conf; nil: there is none.
	ConfValues func(keys []string) ([]probe.ConfValue, error)
}

// System returns the process's own environment.
func System() Env {
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		LookupEnv: os.LookupEnv, Environ: os.Environ, Now: time.Now,
		Connect: probe.Connect, ConfValues: probe.ConfValues,
	}
}
