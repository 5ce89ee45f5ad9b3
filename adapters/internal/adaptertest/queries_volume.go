package adaptertest

// volumeQueries are the parameters that the routes of volumes may be given.
var volumeQueries = map[string][]string{
	"GET /volumes/json":      {"filters"},
	"POST /volumes/prune":    {"filters"},
	"DELETE /volumes/{name}": {"force", "timeout"},
}
