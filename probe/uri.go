package probe

import (
	"net/url"
	"strings"

	"github.com/podspan/podspan/core"
)

const wantedURI = "wanted unix:///path, tcp://host:port or ssh://user@host:port/path"

// parseURI parses and completes the address of a service: unix (the path is
// made absolute, since "unix://run/podman.sock" is a common slip), tcp
// (host:port) or ssh (a path on the other side). The error is a
// [*core.FieldError] without passwords.
func parseURI(field, s string) (*url.URL, error) {
	bad := func(reason string) error {
		return &core.FieldError{Option: field, Value: redact(s), Reason: reason}
	}
	u, err := url.Parse(s)
	if err != nil {
		// The parser's words can quote a part of a password.
		return nil, bad("not a URI: " + wantedURI)
	}
	switch u.Scheme {
	case "unix":
		path := u.Path
		if u.Host != "" {
			path = "/" + u.Host + path
		}
		if u.Opaque != "" {
			path = "/" + u.Opaque
		}
		if strings.Trim(path, "/") == "" {
			return nil, bad("the path of the socket is missing")
		}
		return &url.URL{Scheme: "unix", Path: path}, nil
	case "tcp":
		if u.Port() == "" {
			return nil, bad("wanted tcp://host:port")
		}
		return u, nil
	case "ssh":
		if u.Hostname() == "" {
			return nil, bad("the host is missing: wanted ssh://user@host:port/path")
		}
		if strings.Trim(u.Path, "/") == "" {
			return nil,
				bad("the path of the socket on the other side is missing: /run/podman/podman.sock for root, /run/user/UID/podman/podman.sock for " +
					"others")
		}
		return u, nil
	case "":
		if strings.HasPrefix(s, "/") {
			return nil, bad("did you mean unix://" + s + "?")
		}
	case "http", "https":
		return nil, bad("Podman serves plain HTTP over tcp://host:port; " + wantedURI)
	}
	return nil, bad("not a known kind of address: " + wantedURI)
}

// withoutPassword returns u, or a copy without the password that it has.
func withoutPassword(u *url.URL) *url.URL {
	if u.User == nil {
		return u
	}
	c := *u
	c.User = url.User(u.User.Username())
	return &c
}

// display returns u as it may be shown.
func display(u *url.URL) string { return withoutPassword(u).String() }

// redact hides what may be a password in text that is no proper URI.
func redact(s string) string {
	i := strings.Index(s, "://")
	j := strings.LastIndex(s, "@")
	if j < 0 {
		return s
	}
	if i < 0 || i+3 > j {
		return "…" + s[j:]
	}
	user, _, found := strings.Cut(s[i+3:j], ":")
	if !found {
		return s
	}
	return s[:i+3] + user + s[j:]
}
