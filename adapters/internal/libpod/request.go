package libpod

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/podspan/podspan/core"
)

// request builds the one HTTP request of a call.
func (c *Conn) request(ctx context.Context, r core.Request) (*http.Request, error) {
	route, ok := c.cfg.Route(r.Op)
	if !ok {
		return nil, &core.UnsupportedError{
			Option: string(r.Op), Needs: "another release of Podman", Has: c.cfg.Server.Version, Server: c.cfg.Server.URI,
			Note: "the " + c.cfg.Server.Adapter + " adapter has no such operation",
		}
	}
	escaped, err := expand(route.Path, r.Vars)
	if err != nil {
		return nil, err
	}
	u := c.base
	u.RawPath = c.prefix + escaped
	// The servers' router matches the escaped path and unescapes variables
	// itself, so that a name may hold a slash.
	if u.Path, err = url.PathUnescape(u.RawPath); err != nil {
		return nil, fmt.Errorf("%s: path %s: %w", r.Subject, u.RawPath, err)
	}
	u.RawQuery = r.Query.Encode()

	body, isJSON, err := bodyOf(r.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: encode the request: %w", r.Subject, err)
	}
	req, err := http.NewRequestWithContext(ctx, route.Method, u.String(), body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Subject, err)
	}
	for k, vs := range r.Header {
		for _, v := range vs {
			req.Header.Add(k, v)
		}
	}
	if isJSON && req.Header.Get("Content-Type") == "" {
		req.Header.Set("Content-Type", "application/json")
	}
	// net/http sends requests with these headers again when a connection dies.
	req.Header.Del("Idempotency-Key")
	req.Header.Del("X-Idempotency-Key")
	return req, nil
}

// bodyOf returns what to send for a request's body. A body in memory can be
// read again, which net/http uses for one case only: an idle connection turned
// out to be dead before a single byte was written to it. Requests other than
// GET are never sent again once a byte of them has left (net/http,
// Request.isReplayable); TestNeverReplayed holds that.
func bodyOf(v any) (body io.Reader, isJSON bool, err error) {
	switch v := v.(type) {
	case nil:
		return nil, false, nil
	case io.Reader:
		return v, false, nil
	}
	data, err := json.Marshal(v)
	if err != nil {
		return nil, false, err
	}
	if at := notText(data); at != "" {
		return nil, false, notTextError(at)
	}
	return bytes.NewReader(data), true, nil
}

func notTextError(at string) error {
	return &core.FieldError{Value: at,
		Reason: `is not UTF-8, which is all that the API can carry: the server would get other bytes at \ufffd`}
}

// notText returns the JSON string that stands for a value with bytes that are
// no UTF-8, empty if there is none: encoding/json writes the six characters
// \ufffd for such bytes, and U+FFFD itself as it is.
func notText(data []byte) string {
	const mark = `\ufffd`
	for from := 0; ; {
		i := bytes.Index(data[from:], []byte(mark))
		if i < 0 {
			return ""
		}
		at := from + i
		slashes := 0
		for at-slashes > 0 && data[at-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			begin := bytes.LastIndexByte(data[:at], '"') + 1
			end := at + bytes.IndexByte(data[at:], '"')
			return string(data[begin:max(begin, end)])
		}
		from = at + len(mark)
	}
}

// expand puts the variables into a path template, escaped.
func expand(template string, vars map[string]string) (string, error) {
	var b strings.Builder
	used := 0
	for rest := template; ; used++ {
		before, after, ok := strings.Cut(rest, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, tail, _ := strings.Cut(after, "}")
		value, ok := vars[name]
		// The servers' router cleans empty, "." and ".." segments away and
		// redirects to what is left, which is another operation.
		if !ok || value == "" || value == "." || value == ".." {
			return "", &core.FieldError{Field: name, Value: value, Reason: "must be a name or an ID"}
		}
		b.WriteString(url.PathEscape(value))
		rest = tail
	}
	if used != len(vars) {
		return "", &core.FieldError{Field: "Request.Vars",
			Reason: fmt.Sprintf("path "+template+" has %d variables, %d were given", used, len(vars))}
	}
	return b.String(), nil
}
