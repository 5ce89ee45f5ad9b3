package v4

import (
	"net/http"
	"net/url"

	"github.com/containers/podman/v4/pkg/bindings"
	"github.com/containers/podman/v4/pkg/errorhandling"
	"github.com/containers/podman/v4/version"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// Adapter is the adapter for podman 4.x.
var Adapter core.Adapter = adapter{
	libpod.Major{
		APIs:   speaks(),
		Routes: map[core.Op]core.Route{core.OpExecRemove: {Method: http.MethodPost, Path: "/exec/{id}/remove", Cap: core.CapExecRemove}},
		Error:  libpod.ReadError[errorhandling.ErrorModel, errorhandling.PodConflictErrorModel],
	},
	libpod.Translator[SpecGenerator, PodSpecGenerator]{Number: 4, Oldest: core.MustVersion("4.0.0")},
}

type adapter struct {
	libpod.Major
	libpod.Translator[SpecGenerator, PodSpecGenerator]
}

func speaks() core.APIRange {
	apis := version.APIVersion[version.Libpod]
	out := libpod.APIs(apis[version.MinimalAPI], apis[version.CurrentAPI])
	// Every 5.x and 6.x declares the minimal API 4.0.0 (version/version.go of
	// each). To ask one is slow: /version runs other programs on its machine.
	out.ServedBy = core.MustVersion("6.1.1")
	return out
}

// Connect makes the connection of podman's own 4.x bindings.
func (a adapter) Connect(server core.Server, u *url.URL, hc *http.Client) core.Conn {
	conn := bindings.Connection{URI: u, Client: hc}
	return a.Conn(server, conn.URI, conn.Client)
}
