package v3

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"

	"github.com/containers/podman/v3/pkg/bindings"
	"github.com/containers/podman/v3/pkg/errorhandling"
	"github.com/containers/podman/v3/version"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// Adapter is the adapter for podman 3.x.
var Adapter core.Adapter = adapter{}

type adapter struct{}

func (adapter) Name() string { return "v3" }

var speaks = core.APIRange{
	Min:     core.MustVersion(version.APIVersion[version.Libpod][version.MinimalAPI].String()),
	Current: core.MustVersion(version.APIVersion[version.Libpod][version.CurrentAPI].String()),
}

func (adapter) Speaks() core.APIRange { return speaks }

// Connect makes the connection of podman's own 3.x bindings and sends through
// its client. Its DoRequest is not used: that replays requests that change state.
func (a adapter) Connect(server core.Server, u *url.URL, hc *http.Client) core.Conn {
	conn := bindings.Connection{URI: u, Client: hc}
	return libpod.NewConn(libpod.Config{
		Server: server, URI: conn.URI, Client: conn.Client,
		Current: speaks.Current, Route: a.Route, Error: readError,
	})
}

// readError reads an error body as podman's 3.x bindings do.
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

// Route has nothing of its own: 3.x lacks the removal of exec sessions only.
func (adapter) Route(op core.Op) (core.Route, bool) {
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
