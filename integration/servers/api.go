//go:build linux

package servers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// unixClient is an HTTP client whose every connection goes to the socket.
func unixClient(socket string) *http.Client {
	return &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, "unix", socket)
		},
	}}
}

// Client is an HTTP client that speaks to the server and to nothing else: the tests' own view of the
// server's state, which owes nothing to Podspan.
func (s *Server) Client() *http.Client { return s.client }

// API sends one raw request and returns the status and the whole body. A path starts with the
// API version, like /v4.0.0/libpod/info; v3.0.0 is served by every release.
func (s *Server) API(ctx context.Context, method, path string, body io.Reader) (int, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, "http://d"+path, body)
	if err != nil {
		return 0, nil, fmt.Errorf("%s %s: %w", method, path, err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := s.client.Do(req)
	if err != nil {
		return 0, nil, fmt.Errorf("ask Podman %s: %w", s.release.Version, err)
	}
	defer func() { _ = resp.Body.Close() }()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("read the answer of Podman %s to %s %s: %w", s.release.Version, method, path, err)
	}
	return resp.StatusCode, data, nil
}

// call is API for requests that must succeed; it decodes the answer into out unless that is nil.
func (s *Server) call(ctx context.Context, method, path string, body []byte, out any) error {
	var r io.Reader
	if body != nil {
		r = bytes.NewReader(body)
	}
	status, data, err := s.API(ctx, method, path, r)
	if err != nil {
		return err
	}
	if status >= http.StatusBadRequest {
		return fmt.Errorf("podman %s answers %s %s with %d: %s", s.release.Version, method, path, status, bytes.TrimSpace(data))
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(data, out); err != nil {
		return fmt.Errorf("read the answer of Podman %s to %s %s: %w", s.release.Version, method, path, err)
	}
	return nil
}

// askVersion pings the server and reads the version that it is.
func (s *Server) askVersion(ctx context.Context) (string, error) {
	if err := s.call(ctx, http.MethodGet, "/_ping", nil, nil); err != nil {
		return "", err
	}
	var v struct{ Version string }
	if err := s.call(ctx, http.MethodGet, "/v3.0.0/libpod/version", nil, &v); err != nil {
		return "", err
	}
	return v.Version, nil
}

// podIDs lists the server's pods as far as it still answers: their cgroups may have no process to be found by.
func (s *Server) podIDs() []string {
	if s.client == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	var pods []struct{ Id string } // the server's own spelling
	if err := s.call(ctx, http.MethodGet, "/v3.0.0/libpod/pods/json", nil, &pods); err != nil {
		return nil
	}
	var ids []string
	for _, p := range pods {
		ids = append(ids, p.Id)
	}
	return ids
}
