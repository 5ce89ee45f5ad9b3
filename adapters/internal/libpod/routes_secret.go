package libpod

import (
	"net/http"

	"github.com/podspan/podspan/core"
)

// secretRoutes are those of secrets.
var secretRoutes = map[core.Op]core.Route{
	core.OpSecretCreate:  {Method: http.MethodPost, Path: "/secrets/create", Cap: core.CapSecretStore},
	core.OpSecretInspect: {Method: http.MethodGet, Path: "/secrets/{name}/json", Cap: core.CapSecretStore},
	core.OpSecretExists:  {Method: http.MethodGet, Path: "/secrets/{name}/exists", Cap: core.CapSecretExists},
	core.OpSecretList:    {Method: http.MethodGet, Path: "/secrets/json", Cap: core.CapSecretStore},
	core.OpSecretRemove:  {Method: http.MethodDelete, Path: "/secrets/{name}", Cap: core.CapSecretStore},
}
