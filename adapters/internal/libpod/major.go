package libpod

import (
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/podspan/podspan/core"
)

// Major is how one major is spoken to.
type Major struct {
	APIs core.APIRange
	// Routes are those that this major has besides the shared ones.
	Routes map[core.Op]core.Route
	// Error reads an error body with the major's own types, see [ReadError].
	Error func(body []byte) (message, cause string, ok bool)
}

// Speaks returns the range of APIs.
func (m Major) Speaks() core.APIRange { return m.APIs }

// Route returns the major's own route, else the shared one.
func (m Major) Route(op core.Op) (core.Route, bool) {
	if r, ok := m.Routes[op]; ok {
		return r, true
	}
	return Route(op)
}

// Conn sends through the URI and the client of a connection of podman's own
// bindings. The bindings' DoRequest is not used: that replays requests that
// change state.
func (m Major) Conn(server core.Server, uri *url.URL, client *http.Client) core.Conn {
	return NewConn(Config{Server: server, URI: uri, Client: client, Current: m.APIs.Current, Route: m.Route, Error: m.Error})
}

// APIs returns the range of the versions that a major's version package has.
func APIs(minimal, current interface{ String() string }) core.APIRange {
	return core.APIRange{Min: core.MustVersion(minimal.String()), Current: core.MustVersion(current.String())}
}

// ReadError reads an error body as podman's bindings do, with their types: M is
// the ErrorModel of a major and P its PodConflictErrorModel.
func ReadError[M interface {
	error
	Cause() error
}, P error](body []byte) (message, cause string, ok bool) {
	var m M
	if err := json.Unmarshal(body, &m); err == nil && (m.Error() != "" || m.Cause().Error() != "") {
		return m.Error(), m.Cause().Error(), true
	}
	var p P
	if err := json.Unmarshal(body, &p); err == nil && p.Error() != "" {
		return p.Error(), "", true
	}
	return "", "", false
}
