package libpod

import (
	"net/http"

	"github.com/podspan/podspan/core"
)

// volumeRoutes are those of volumes.
var volumeRoutes = map[core.Op]core.Route{
	core.OpVolumeCreate:  {Method: http.MethodPost, Path: "/volumes/create"},
	core.OpVolumeInspect: {Method: http.MethodGet, Path: "/volumes/{name}/json"},
	core.OpVolumeExists:  {Method: http.MethodGet, Path: "/volumes/{name}/exists", Cap: core.CapVolumeExists},
	core.OpVolumeList:    {Method: http.MethodGet, Path: "/volumes/json"},
	core.OpVolumeRemove:  {Method: http.MethodDelete, Path: "/volumes/{name}"},
	core.OpVolumePrune:   {Method: http.MethodPost, Path: "/volumes/prune"},
}
