package adaptertest

// networkQueries are the parameters that the routes of networks may be given.
var networkQueries = map[string][]string{
	"POST /networks/create":   {"name"}, // 3.x only
	"GET /networks/json":      {"filters"},
	"DELETE /networks/{name}": {"force"},
	"POST /networks/prune":    {"filters"},
}
