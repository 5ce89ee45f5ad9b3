package probe

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/podspan/podspan/core"
)

// drain is how much of an answer is read so that the connection can be used
// again; no ping is longer.
const drain = 64 << 10

var errNoAnswer = errors.New("no answer")

// get sends one GET to an unversioned path and returns the answer with its body
// read to the end, up to limit bytes. The whole call is bounded by the ping
// timeout.
func (e *endpoint) get(ctx context.Context, path string, limit int64) (*http.Response, []byte, error) {
	bounded, cancel := context.WithTimeoutCause(ctx, e.o.pingTimeout,
		fmt.Errorf("%w within %s", errNoAnswer, e.o.pingTimeout.Round(time.Millisecond)))
	defer cancel()
	req, err := http.NewRequestWithContext(bounded, http.MethodGet, "http://d"+path, nil)
	if err != nil {
		return nil, nil, err
	}
	resp, err := e.client.Do(req)
	var body []byte
	if err == nil {
		defer resp.Body.Close()
		body, err = io.ReadAll(io.LimitReader(resp.Body, limit))
	}
	if err != nil {
		if bounded.Err() != nil {
			err = context.Cause(bounded)
		}
		return nil, nil, e.explain(ctx, err)
	}
	return resp, body, nil
}

// ping asks who is there: one round trip, after which the connection is open
// for the next request. Errors: [*core.ConnectError] when nobody answers in
// time, [*core.ProtocolError] when it is no Podman service, the context's.
func (e *endpoint) ping(ctx context.Context) (core.Server, error) {
	uri := display(e.uri)
	resp, body, err := e.get(ctx, "/_ping", drain) //nolint:bodyclose // get has read and closed it
	if err != nil {
		return core.Server{}, err
	}
	refuse := func(reason string) error {
		return &core.ProtocolError{Op: "connect", Server: uri, Reason: reason}
	}
	version := resp.Header.Get("Libpod-API-Version")
	product := resp.Header.Get("Server")
	if version == "" {
		return core.Server{}, refuse(strangerReason(resp, product, string(body)))
	}
	if resp.StatusCode != http.StatusOK {
		return core.Server{}, refuse(fmt.Sprintf("Podman %s answers the ping with HTTP %s", version, resp.Status))
	}
	v, err := core.ParseVersion(version)
	if err != nil {
		return core.Server{}, refuse(fmt.Sprintf("a Podman service of no known version: its Libpod-API-Version is %q", clip(version)))
	}
	return core.Server{URI: uri, Version: v, OS: between(product, "(", ")")}, nil
}

// strangerReason says what a service is that is not Podman's.
func strangerReason(resp *http.Response, product, body string) string {
	name := clip(product)
	// Podman sends Docker's other headers too; only this one tells them apart.
	if strings.HasPrefix(product, "Docker/") {
		version := strings.TrimPrefix(strings.Fields(product)[0], "Docker/")
		return fmt.Sprintf("this is Docker %s, not a Podman service; name Podman's socket, usually unix:///run/podman/podman.sock", clip(version))
	}
	if resp.Header.Get("Api-Version") != "" && resp.Header.Get("Docker-Experimental") != "" {
		return "this is a Docker-compatible service, not a Podman service: it sends no Libpod-API-Version"
	}
	s := "not a Podman service: HTTP " + resp.Status
	if name != "" {
		s += " from " + name
	}
	if first, _, _ := strings.Cut(strings.TrimSpace(body), "\n"); first != "" && !strings.HasPrefix(first, "<") && len(first) < 80 {
		s += fmt.Sprintf(" (%q)", first)
	}
	return s
}

// minAPI asks a service which is the oldest API that it still serves. It is
// zero when the service does not say.
func (e *endpoint) minAPI(ctx context.Context) (core.Version, error) {
	resp, body, err := e.get(ctx, "/version", 1<<20) //nolint:bodyclose // get has read and closed it
	if err != nil {
		return core.Version{}, err
	}
	var v struct {
		Components []struct {
			Name    string
			Details map[string]any
		}
	}
	if resp.StatusCode != http.StatusOK || json.Unmarshal(body, &v) != nil {
		return core.Version{}, nil //nolint:nilerr // a service that does not say
	}
	for _, c := range v.Components {
		if s, ok := c.Details["MinAPIVersion"].(string); ok && c.Name == "Podman Engine" {
			oldest, err := core.ParseVersion(s)
			if err != nil {
				return core.Version{}, nil //nolint:nilerr // a service that does not say
			}
			return oldest, nil
		}
	}
	return core.Version{}, nil
}

func between(s, open, end string) string {
	_, s, ok := strings.Cut(s, open)
	if !ok {
		return ""
	}
	s, _, _ = strings.Cut(s, end)
	return s
}

// clip shortens what a stranger sent.
func clip(s string) string {
	if len(s) > 80 {
		return s[:80] + "…"
	}
	return s
}
