package libpod

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/podspan/podspan/core"
)

const (
	maxErrorBody = 64 << 10 // bytes read of an error body; Podman's are a few hundred
	maxMessage   = 2 << 10  // bytes kept of a message of Podman's
	maxForeign   = 200      // bytes shown of a body that is not Podman's

	// versionNotSupported ends the answer to a path whose version a server does not
	// serve the operation for: networks below /v4.0.0, from 4.0.0 on
	// (pkg/api/handlers/utils, ErrVersionNotSupported, 4.9.5).
	versionNotSupported = "given version is not supported"
)

// apiError reads the error that an answer is. The second result is a failed read.
func (c *Conn) apiError(r core.Request, req *http.Request, resp *http.Response) (*core.APIError, error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxErrorBody))
	if err != nil && len(body) == 0 {
		return nil, err
	}
	e := &core.APIError{
		Op: r.Subject, Method: req.Method, Path: req.URL.EscapedPath(),
		Server: c.cfg.Server.URI, Version: c.cfg.Server.Version, Status: resp.StatusCode,
	}
	if v, err := core.ParseVersion(resp.Header.Get("Libpod-API-Version")); err == nil {
		e.Version = v
	}
	if message, cause, ok := c.cfg.Error(body); ok {
		e.Message, e.Cause = clip(message, maxMessage), clip(cause, maxMessage)
		e.VersionRefused = resp.StatusCode == http.StatusBadRequest && strings.Contains(message+" "+cause, versionNotSupported)
		return e, nil
	}
	e.Message = foreign(resp, body)
	// Every routed answer has the header, and podman's handlers answer in JSON.
	e.Unrouted = resp.StatusCode == http.StatusNotFound && resp.Header.Get("Libpod-API-Version") == ""
	return e, nil
}

// foreign describes an error body that is not Podman's own.
func foreign(resp *http.Response, body []byte) string {
	text := bytes.TrimSpace(body)
	media, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch {
	case len(text) == 0:
		return http.StatusText(resp.StatusCode)
	case media == "text/html", text[0] == '<':
		return "an HTML page instead of an error of Podman's: is something else in front of the service?"
	case len(body) >= maxErrorBody:
		return fmt.Sprintf("an error of more than %d KiB that begins %q", maxErrorBody>>10, clip(string(text), maxForeign))
	case media == "text/plain" && utf8.Valid(text):
		return clip(string(text), maxForeign) // the router's own "Not Found"
	}
	return fmt.Sprintf("an error that cannot be read: %q", clip(string(text), maxForeign))
}

// clip returns s in one printable piece of at most about n bytes.
func clip(s string, n int) string {
	cut := len(s) > n
	if cut {
		s = s[:n]
	}
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || (!unicode.IsPrint(r) && r != '\n' && r != '\t') {
			return -1
		}
		return r
	}, s)
	if cut {
		s += "…"
	}
	return strings.TrimSpace(s)
}
