package libpod

import (
	"net/http"

	"github.com/podspan/podspan/core"
)

// systemRoutes are those of the service as a whole, of statistics and of health.
var systemRoutes = map[core.Op]core.Route{
	core.OpEvents:    {Method: http.MethodGet, Path: "/events"},
	core.OpDiskUsage: {Method: http.MethodGet, Path: "/system/df"},
	// /containers/{name}/stats has Docker's form in every release.
	core.OpContainerStats:       {Method: http.MethodGet, Path: "/containers/stats"},
	core.OpContainerHealthCheck: {Method: http.MethodGet, Path: "/containers/{name}/healthcheck"},
	core.OpImageHistory:         {Method: http.MethodGet, Path: "/images/{name}/history"},
}
