package v3

import (
	"net/http"
	"net/url"

	"github.com/containers/podman/v3/pkg/bindings"
	"github.com/containers/podman/v3/pkg/errorhandling"
	"github.com/containers/podman/v3/version"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// Adapter is the adapter for podman 3.x.
var Adapter core.Adapter = adapter{libpod.Major{
	APIs:  libpod.APIs(version.APIVersion[version.Libpod][version.MinimalAPI], version.APIVersion[version.Libpod][version.CurrentAPI]),
	Error: libpod.ReadError[errorhandling.ErrorModel, errorhandling.PodConflictErrorModel],
}}

type adapter struct{ libpod.Major }

func (adapter) Name() string { return "v3" }

// Connect makes the connection of podman's own 3.x bindings.
func (a adapter) Connect(server core.Server, u *url.URL, hc *http.Client) core.Conn {
	conn := bindings.Connection{URI: u, Client: hc}
	return a.Conn(server, conn.URI, conn.Client)
}

// Encode has the payloads of this major's own form; all others are shared.
func (adapter) Encode(op core.Op, v any, server core.Server) (core.Payload, error) {
	switch v := v.(type) {
	case *core.NetworkSpec:
		return encodeNetwork(v, server)
	case *core.ConnectNetworkOptions:
		return encodeConnect(v, server)
	case *core.PodSpec:
		body, err := encodePod(v, server)
		if err != nil {
			return core.Payload{}, err
		}
		return core.Payload{Body: body}, nil
	default:
		return libpod.Encode(op, v, server)
	}
}
