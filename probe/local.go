package probe

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/podspan/podspan/core"
)

// openLocal is the last resort: it starts the service of an installed podman
// and connects to it. tried are the sockets where nobody was, reasons why.
//
// The error is a [*core.ConnectError] with everything that was tried and what
// to do, whichever of the ways failed.
func openLocal(ctx context.Context, sys system, o *options, tried []string, reasons []error) (*endpoint, core.Link, error) {
	fail := func(err error, hint string) (*endpoint, core.Link, error) {
		if ctx.Err() != nil {
			return nil, core.Link{}, fmt.Errorf("connect: %w", context.Cause(ctx))
		}
		return nil, core.Link{}, &core.ConnectError{Op: "connect", Tried: tried, Err: err, Hint: hint}
	}
	if !hasLocalPodman(sys.goos) {
		tried = []string{"the default connection"}
		return fail(errors.New("none is configured"),
			"run `podman machine init && podman machine start`, or name a service with --url ssh://user@host/path")
	}
	absent := summary(tried, reasons)
	if !o.localService {
		return fail(absent, startHint(sys.euid))
	}
	podman, ourselves := lookPodman()
	switch {
	case podman == "" && ourselves != "":
		return fail(absent, startHint(sys.euid)+" ("+ourselves+" is this program, and PATH has no other podman that could be started)")
	case podman == "":
		return fail(absent, startHint(sys.euid)+" (no podman is installed here that could be started)")
	}
	tried = append(tried, podman+" system service")
	s := newLocalService(podman, sys, o)
	if err := s.up(ctx); err != nil {
		return fail(err, startHint(sys.euid))
	}
	return openWith(ctx, &url.URL{Scheme: "unix", Path: s.socket()}, s, o)
}

// summary joins the reasons of single sockets. All are kept for errors.Is.
func summary(tried []string, reasons []error) error {
	errs := make([]error, 0, len(reasons))
	same := true
	for _, r := range reasons {
		var c *core.ConnectError
		if errors.As(r, &c) {
			r = c.Err
		}
		errs = append(errs, r)
		same = same && r.Error() == errs[0].Error()
	}
	if len(errs) == 0 {
		return errors.New("there is no usual socket here")
	}
	text := errs[0].Error()
	if !same {
		var parts []string
		for i, err := range errs {
			parts = append(parts, strings.TrimPrefix(tried[i], "unix://")+": "+err.Error())
		}
		text = strings.Join(parts, ", ")
	}
	return fmt.Errorf("%s%w", text, quiet{errors.Join(errs...)})
}

func startHint(euid int) string {
	user := "--user "
	if euid == 0 {
		user = ""
	}
	return "start a service with `systemctl " + user + "enable --now podman.socket` or `podman system service --time=0`, or name one with " +
		"--url"
}
