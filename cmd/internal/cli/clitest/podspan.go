package clitest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/cmd/internal/cli"
	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/probe"
)

// Now is the time in every test, so that ages are the same for ever.
var Now = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// Result is what a command line did.
type Result struct {
	Code           int
	Stdout, Stderr string
}

// Podspan runs a command line on the service; with a nil service it fails the
// test when the command connects.
func Podspan(t *testing.T, f *Service, args ...string) Result {
	t.Helper()
	var out, errOut bytes.Buffer
	argv := []string{"podspan"}
	if f != nil {
		argv = append(argv, "--url", f.URI)
	}
	code := cli.Run(t.Context(), append(argv, args...), common.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errOut,
		LookupEnv: func(string) (string, bool) { return "", false },
		Environ:   func() []string { return nil },
		Now:       func() time.Time { return Now },
		Connect: func(ctx context.Context, uri string, opts ...probe.Option) (*core.Client, error) {
			if f == nil {
				t.Errorf("%v: it connects", args)
				return nil, errors.New("this test has no service") // never the machine's own
			}
			return probe.Connect(ctx, uri, opts...)
		},
	})
	return Result{code, out.String(), errOut.String()}
}

// WantOutput compares a command's whole stdout.
func WantOutput(t *testing.T, r Result, want string) {
	t.Helper()
	if r.Code != 0 || r.Stdout != want {
		t.Errorf("code %d, stderr %q, stdout\n%s\nwant\n%s", r.Code, r.Stderr, r.Stdout, want)
	}
}

// BadLine is a command line that must fail before anything is sent, and a part
// of what it says.
type BadLine [2]string

// Refusals fails the test where a line is not refused with code 125 before it
// connects.
func Refusals(t *testing.T, refusals []BadLine) {
	t.Helper()
	for _, c := range refusals {
		line, want := c[0], c[1]
		r := Podspan(t, nil, strings.Fields(line)...)
		if r.Code != common.ExitUsage || r.Stdout != "" || !strings.Contains(r.Stderr, want) {
			t.Errorf("%s: code %d, stdout %q, stderr %q; want code 125 and %q", line, r.Code, r.Stdout, r.Stderr, want)
		}
	}
}

// PodspanWithInput is podspan with something on its standard input.
func PodspanWithInput(t *testing.T, f *Service, stdin string, args ...string) Result {
	t.Helper()
	var out, errOut bytes.Buffer
	code := cli.Run(t.Context(), slices.Concat([]string{"podspan", "--url", f.URI}, args), common.Env{
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errOut,
		LookupEnv: func(name string) (string, bool) {
			if name != "SECRET" {
				return "", false
			}
			return "the value", true
		},
		Environ: func() []string { return nil },
		Now:     func() time.Time { return Now },
		Connect: probe.Connect,
	})
	return Result{code, out.String(), errOut.String()}
}
