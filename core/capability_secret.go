package core

// The capabilities on secrets that differ between releases.
const (
	CapSecretStore         Capability = "secret-store"
	CapSecretExists        Capability = "secret-exists"
	CapSecretDriverOptions Capability = "secret-driver-options"
	CapSecretLabels        Capability = "secret-labels"
	CapSecretReplace       Capability = "secret-replace"
	CapSecretShow          Capability = "secret-show"
	CapSecretFilters       Capability = "secret-filters"
)
