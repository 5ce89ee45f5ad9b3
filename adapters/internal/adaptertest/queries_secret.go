package adaptertest

// secretQueries are the parameters that the routes of secrets may be given.
var secretQueries = map[string][]string{
	"POST /secrets/create":     {"name", "driver", "driveropts", "labels", "replace"},
	"GET /secrets/{name}/json": {"showsecret"},
	"GET /secrets/json":        {"filters"},
}
