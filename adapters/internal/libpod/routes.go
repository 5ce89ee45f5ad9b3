package libpod

import (
	"net/http"

	"github.com/podspan/podspan/core"
)

// routes are the operations that 3.0 to 4.9 serve under the same method and
// path. What only one major has is added by its adapter.
var routes = map[core.Op]core.Route{
	core.OpContainerCreate:  {Method: http.MethodPost, Path: "/containers/create"},
	core.OpContainerStart:   {Method: http.MethodPost, Path: "/containers/{name}/start"},
	core.OpContainerStop:    {Method: http.MethodPost, Path: "/containers/{name}/stop"},
	core.OpContainerRestart: {Method: http.MethodPost, Path: "/containers/{name}/restart"},
	core.OpContainerKill:    {Method: http.MethodPost, Path: "/containers/{name}/kill"},
	core.OpContainerPause:   {Method: http.MethodPost, Path: "/containers/{name}/pause"},
	core.OpContainerUnpause: {Method: http.MethodPost, Path: "/containers/{name}/unpause"},
	core.OpContainerRename:  {Method: http.MethodPost, Path: "/containers/{name}/rename"},
	core.OpContainerExists:  {Method: http.MethodGet, Path: "/containers/{name}/exists"},
	core.OpContainerRemove:  {Method: http.MethodDelete, Path: "/containers/{name}"},
	core.OpContainerList:    {Method: http.MethodGet, Path: "/containers/json"},
	core.OpContainerInspect: {Method: http.MethodGet, Path: "/containers/{name}/json"},
	core.OpContainerTop:     {Method: http.MethodGet, Path: "/containers/{name}/top"},
	core.OpContainerWait:    {Method: http.MethodPost, Path: "/containers/{name}/wait"},
	core.OpContainerLogs:    {Method: http.MethodGet, Path: "/containers/{name}/logs"},
	core.OpContainerAttach:  {Method: http.MethodPost, Path: "/containers/{name}/attach"},
	core.OpContainerResize:  {Method: http.MethodPost, Path: "/containers/{name}/resize"},

	core.OpExecCreate:  {Method: http.MethodPost, Path: "/containers/{name}/exec"},
	core.OpExecStart:   {Method: http.MethodPost, Path: "/exec/{id}/start"},
	core.OpExecResize:  {Method: http.MethodPost, Path: "/exec/{id}/resize"},
	core.OpExecInspect: {Method: http.MethodGet, Path: "/exec/{id}/json"},

	core.OpImageList:    {Method: http.MethodGet, Path: "/images/json"},
	core.OpImageInspect: {Method: http.MethodGet, Path: "/images/{name}/json"},
	core.OpImageExists:  {Method: http.MethodGet, Path: "/images/{name}/exists"},
	core.OpImagePull:    {Method: http.MethodPost, Path: "/images/pull"},
	core.OpImagePush:    {Method: http.MethodPost, Path: "/images/{name}/push"},
	// DELETE /images/{name} would do for one image, but only this one takes
	// several and reports each.
	core.OpImageRemove: {Method: http.MethodDelete, Path: "/images/remove"},
	core.OpImageTag:    {Method: http.MethodPost, Path: "/images/{name}/tag"},

	core.OpVersion: {Method: http.MethodGet, Path: "/version"},
	core.OpInfo:    {Method: http.MethodGet, Path: "/info"},
}

// Route returns where op is served by every release that both adapters speak to.
func Route(op core.Op) (core.Route, bool) {
	for _, m := range []map[core.Op]core.Route{routes, systemRoutes, networkRoutes, volumeRoutes, secretRoutes, podRoutes} {
		if r, ok := m[op]; ok {
			return r, true
		}
	}
	return core.Route{}, false
}
