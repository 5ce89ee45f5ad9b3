package libpod

import (
	"net/http"

	"github.com/podspan/podspan/core"
)

// podRoutes are those of pods.
var podRoutes = map[core.Op]core.Route{
	core.OpPodCreate:  {Method: http.MethodPost, Path: "/pods/create"},
	core.OpPodList:    {Method: http.MethodGet, Path: "/pods/json"},
	core.OpPodInspect: {Method: http.MethodGet, Path: "/pods/{name}/json"},
	core.OpPodExists:  {Method: http.MethodGet, Path: "/pods/{name}/exists"},
	core.OpPodStart:   {Method: http.MethodPost, Path: "/pods/{name}/start"},
	core.OpPodStop:    {Method: http.MethodPost, Path: "/pods/{name}/stop"},
	core.OpPodKill:    {Method: http.MethodPost, Path: "/pods/{name}/kill"},
	core.OpPodPause:   {Method: http.MethodPost, Path: "/pods/{name}/pause"},
	core.OpPodUnpause: {Method: http.MethodPost, Path: "/pods/{name}/unpause"},
	core.OpPodRestart: {Method: http.MethodPost, Path: "/pods/{name}/restart"},
	core.OpPodRemove:  {Method: http.MethodDelete, Path: "/pods/{name}"},
	core.OpPodTop:     {Method: http.MethodGet, Path: "/pods/{name}/top"},
	core.OpPodStats:   {Method: http.MethodGet, Path: "/pods/stats"},
	core.OpPodPrune:   {Method: http.MethodPost, Path: "/pods/prune"},
}
