package v4

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"

	"github.com/containers/podman/v4/pkg/bindings"
	"github.com/containers/podman/v4/pkg/errorhandling"
	"github.com/containers/podman/v4/version"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// Adapter is the adapter for podman 4.x.
var Adapter core.Adapter = adapter{}

type adapter struct{}

func (adapter) Name() string { return "v4" }

var speaks = core.APIRange{
	Min:     core.MustVersion(version.APIVersion[version.Libpod][version.MinimalAPI].String()),
	Current: core.MustVersion(version.APIVersion[version.Libpod][version.CurrentAPI].String()),
	// Every 5.x declares the minimal API 4.0.0 (version/version.go of each). To
	// ask one takes it a second: /version runs the package manager on its machine.
	ServedBy: core.MustVersion("5.8.6"),
}

func (adapter) Speaks() core.APIRange { return speaks }

// Connect makes the connection of podman's own 4.x bindings and sends through
// its client. Its DoRequest is not used: that replays requests that change state.
func (a adapter) Connect(server core.Server, u *url.URL, hc *http.Client) core.Conn {
	conn := bindings.Connection{URI: u, Client: hc}
	return libpod.NewConn(libpod.Config{
		Server: server, URI: conn.URI, Client: conn.Client,
		Current: speaks.Current, Route: a.Route, Error: readError,
	})
}

// readError reads an error body as podman's 4.x bindings do.
func readError(body []byte) (message, cause string, ok bool) {
	var m errorhandling.ErrorModel
	if err := json.Unmarshal(body, &m); err == nil && (m.Message != "" || m.Because != "") {
		return m.Message, m.Because, true
	}
	var c errorhandling.PodConflictErrorModel
	if err := json.Unmarshal(body, &c); err == nil && len(c.Errs) > 0 {
		return c.Error(), "", true
	}
	return "", "", false
}

func (adapter) Route(op core.Op) (core.Route, bool) {
	if op == core.OpExecRemove {
		return core.Route{Method: http.MethodPost, Path: "/exec/{id}/remove", Cap: core.CapExecRemove}, true
	}
	return libpod.Route(op)
}

func (adapter) Decode(op core.Op, body io.Reader) (any, error) { return decode(op, body) }

func (adapter) EncodeContainer(s *core.ContainerSpec, server core.Server) (any, error) {
	return encode(s, server)
}

func (adapter) DecodeContainer(body io.Reader) (*core.ContainerSpec, error) {
	return decodeSpec(body)
}

func (adapter) DecodePod(body io.Reader) (*core.PodSpec, error) { return decodePodSpec(body) }
