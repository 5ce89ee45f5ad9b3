package core

// The capabilities: what a secret's create asks for.
const (
	CapSecretStore         Capability = "secret-store"
	CapSecretDriverOptions Capability = "secret-driver-options"
	CapSecretLabels        Capability = "secret-labels"
	CapSecretReplace       Capability = "secret-replace"
	CapSecretReplaceNone   Capability = "secret-replace-none"
)

// secretSpecRules are the rows of the rules table on what a secret's create asks for. Sources:
// pkg/api/handlers/libpod/secrets.go and compat/secrets.go of every release.
var secretSpecRules = []row[SecretSpec]{
	{Rule: Rule{Cap: CapSecretStore, Option: "secret", Field: "CreateSecret", Since: "3.1.0", Essential: "it is the whole of the verb",
		Instead: "mount the data as a file, or upgrade the server",
		Paths:   []string{"POST /secrets/create", "GET /secrets/json", "GET /secrets/{name}/json", "DELETE /secrets/{name}"}},
		used: func(*SecretSpec) bool { return true },
	},
	{Rule: Rule{Cap: CapSecretDriverOptions, Option: "secret create --driver-opts", Field: "SecretSpec.DriverOptions", Since: "3.3.0",
		Paths: []string{"POST /secrets/create?driveropts"}, Essential: "the secret would be kept elsewhere"},
		used: func(s *SecretSpec) bool { return len(s.DriverOptions) > 0 },
	},
	{Rule: Rule{Cap: CapSecretLabels, Option: "secret create --label", Field: "SecretSpec.Labels",
		Paths: []string{"POST /secrets/create?labels"}, Since: "4.3.0"},
		used:     func(s *SecretSpec) bool { return len(s.Labels) > 0 },
		leaveOut: func(s *SecretSpec) { s.Labels = nil },
	},
	{Rule: Rule{Cap: CapSecretReplace, Option: "secret create --replace", Field: "SecretSpec.Replace",
		Paths: []string{"POST /secrets/create?replace"}, Since: "4.7.0",
		Instead: "remove the secret first"},
		used:     func(s *SecretSpec) bool { return s.Replace },
		leaveOut: func(s *SecretSpec) { s.Replace = false },
	},
	// pkg/secrets/secrets.go of containers/common: up to 0.58, which Podman 5.0 has, a
	// replace deletes the secret of an empty ID where there is none of the name, and fails.
	{Rule: Rule{Cap: CapSecretReplaceNone, Option: "secret create --replace without a secret to replace", Field: "SecretSpec.Replace",
		Since: "5.1.0", EmulatedSince: "3.0.0", Emulation: "the secret is looked for, and replaced only if it is there"},
		used: func(s *SecretSpec) bool { return s.Replace },
	},
}

// The capabilities: calls on secrets.
const (
	CapSecretExists  Capability = "secret-exists"
	CapSecretShow    Capability = "secret-show"
	CapSecretFilters Capability = "secret-filters"
)

// secretCallRules are the rows of the rules table on calls on secrets.
var secretCallRules = []Rule{
	{Cap: CapSecretExists, Option: "secret exists", Field: "SecretExists", Paths: []string{"GET /secrets/{name}/exists"}, Since: "4.5.0",
		EmulatedSince: "3.1.0", Emulation: "the secret is inspected", Instead: "upgrade the server, which has no secrets"},
	{Cap: CapSecretShow, Option: "secret inspect --showsecret", Field: "InspectSecretOptions.ShowSecret", Since: "4.7.0",
		Paths: []string{"GET /secrets/{name}/json?showsecret"}, Instead: "read it in a container: run --secret"},
	{Cap: CapSecretFilters, Option: "secret ls --filter", Field: "ListSecretsOptions.Filters",
		Instead: "pick them from secret ls, which shows all", Since: "3.4.0",
		EmulatedSince: "3.1.0", Emulation: "the client compares names and IDs"},
}
