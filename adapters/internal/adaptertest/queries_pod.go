package adaptertest

// podQueries are the parameters that the routes of pods may be given.
var podQueries = map[string][]string{
	"GET /pods/json":         {"filters"},
	"GET /pods/stats":        {"all", "namesOrIDs"},
	"GET /pods/{name}/top":   {"ps_args"},
	"POST /pods/{name}/kill": {"signal"},
	"POST /pods/{name}/stop": {"t"},
	"DELETE /pods/{name}":    {"force", "timeout"},
}
