package adaptertest

// systemQueries are the parameters that the routes of routes_system.go may be given.
var systemQueries = map[string][]string{
	"GET /events":           {"filters", "since", "until", "stream"},
	"GET /containers/stats": {"all", "containers", "interval", "stream"},
}
