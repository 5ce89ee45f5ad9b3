package libpod

import (
	"net/http"

	"github.com/podspan/podspan/core"
)

// networkRoutes are those of networks.
var networkRoutes = map[core.Op]core.Route{
	core.OpNetworkCreate:     {Method: http.MethodPost, Path: "/networks/create"},
	core.OpNetworkInspect:    {Method: http.MethodGet, Path: "/networks/{name}/json"},
	core.OpNetworkList:       {Method: http.MethodGet, Path: "/networks/json"},
	core.OpNetworkRemove:     {Method: http.MethodDelete, Path: "/networks/{name}"},
	core.OpNetworkConnect:    {Method: http.MethodPost, Path: "/networks/{name}/connect"},
	core.OpNetworkDisconnect: {Method: http.MethodPost, Path: "/networks/{name}/disconnect"},
	core.OpNetworkExists:     {Method: http.MethodGet, Path: "/networks/{name}/exists", Cap: core.CapNetworkExists},
	core.OpNetworkPrune:      {Method: http.MethodPost, Path: "/networks/prune", Cap: core.CapNetworkPrune},
}
