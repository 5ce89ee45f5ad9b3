package probe

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"syscall"

	"github.com/podspan/podspan/core"
)

// explain turns what went wrong on the way to a service into an error of core.
func (e *endpoint) explain(ctx context.Context, err error) error {
	uri := display(e.uri)
	if ctx.Err() != nil {
		return fmt.Errorf("connect: %s: %w", uri, context.Cause(ctx))
	}
	// http's own words name a request that nobody made.
	var request *url.Error
	if errors.As(err, &request) {
		err = request.Err
	}
	var field *core.FieldError
	if errors.As(err, &field) {
		return field
	}
	var connect *core.ConnectError
	if errors.As(err, &connect) {
		return connect
	}
	if reason := foreignTongue(err); reason != "" {
		return &core.ProtocolError{Op: "connect", Server: uri, Reason: reason}
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		err = fmt.Errorf("%w within %s", errNoAnswer, e.o.dialTimeout)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		err = fmt.Errorf("the connection was closed without an answer: %w", err)
	}
	hint := hintFor(e.uri, err)
	if e.uri.Scheme == "unix" {
		err = plainReason(err)
	}
	return &core.ConnectError{Op: "connect", Tried: []string{uri}, Err: err, Hint: hint}
}

// foreignTongue says what answers if it does not speak HTTP, and "" otherwise. net/http has no
// types for these errors.
func foreignTongue(err error) string {
	s := err.Error()
	// net/http gives up a connection on which the other side speaks first.
	if strings.Contains(s, "readLoopPeekFailLocked") {
		return "what answers speaks before it is asked, so it is not a Podman service; an ssh server is named ssh://user@host:port/path"
	}
	if !strings.Contains(s, "malformed HTTP") && !strings.Contains(s, "malformed MIME") &&
		!strings.Contains(s, "invalid header") && !strings.Contains(s, "server response headers exceeded") {
		return ""
	}
	switch {
	case strings.Contains(s, `"SSH-`):
		return "an ssh server answers; use ssh://user@host:port/path"
	case strings.Contains(s, `"\x15\x03`):
		return "a TLS server answers; only plain HTTP is spoken over tcp"
	}
	return "what answers does not speak HTTP, so it is not a Podman service"
}

// hintFor says what to do when a named service cannot be reached.
func hintFor(u *url.URL, err error) string {
	var dns *net.DNSError
	switch {
	case errors.As(err, &dns):
		return "check the name of the host"
	case u.Scheme == "unix" && errors.Is(err, syscall.EACCES):
		return "the socket belongs to another user; use your own (systemctl --user enable --now podman.socket)"
	case u.Scheme == "unix" && isNoSocket(u.Path):
		return "it is not a socket; name the socket of a Podman service, as `podman info --format {{.Host.RemoteSocket.Path}}` shows it"
	case u.Scheme == "unix" && notThere(err):
		return "start a service there with `podman system service --time=0 " + u.String() + "`"
	case u.Scheme == "ssh" && strings.Contains(err.Error(), "ssh server cannot open"):
		return "enable the socket on that machine: `systemctl --user enable --now podman.socket`, as root without --user"
	case errors.Is(err, syscall.ECONNREFUSED) && u.Scheme == "tcp":
		return "start a service there with `podman system service --time=0 " + u.String() + "`, or check the port"
	case errors.Is(err, syscall.ECONNREFUSED) && u.Scheme == "ssh":
		return "see whether sshd runs on that machine, or give its port: ssh://user@host:PORT/path"
	}
	return ""
}

// isNoSocket reports whether something else than a socket is at the path.
func isNoSocket(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&os.ModeSocket == 0
}
