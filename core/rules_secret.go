package core

// secretRules are the rows of the rules table on secrets. Sources: podman's
// pkg/api/handlers/libpod/secrets.go and compat/secrets.go of every release.
var secretRules = []Rule{
	{Cap: CapSecretStore, Option: "secret", Field: "CreateSecret", Since: "3.1.0", Essential: "it is the whole of the verb", Instead: "mount the data as a file, or upgrade the server",
		Paths: []string{"POST /secrets/create", "GET /secrets/json", "GET /secrets/{name}/json", "DELETE /secrets/{name}"}},
	{Cap: CapSecretExists, Option: "secret exists", Field: "SecretExists", Paths: []string{"GET /secrets/{name}/exists"}, Since: "4.5.0",
		RoadSince: "3.1.0", Road: "the secret is inspected"},
	{Cap: CapSecretDriverOptions, Option: "secret create --driver-opts", Field: "SecretSpec.DriverOptions", Since: "3.3.0",
		Paths: []string{"POST /secrets/create?driveropts"}, Essential: "the secret would be kept elsewhere"},
	{Cap: CapSecretLabels, Option: "secret create --label", Field: "SecretSpec.Labels", Paths: []string{"POST /secrets/create?labels"}, Since: "4.3.0"},
	{Cap: CapSecretReplace, Option: "secret create --replace", Field: "SecretSpec.Replace", Paths: []string{"POST /secrets/create?replace"}, Since: "4.7.0",
		Instead: "remove the secret first"},
	{Cap: CapSecretShow, Option: "secret inspect --showsecret", Field: "InspectSecretOptions.ShowSecret", Since: "4.7.0",
		Paths: []string{"GET /secrets/{name}/json?showsecret"}, Instead: "read it in a container: run --secret"},
	{Cap: CapSecretFilters, Option: "secret ls --filter", Field: "ListSecretsOptions.Filters", Since: "3.4.0",
		RoadSince: "3.1.0", Road: "the client compares names and IDs"},
}
