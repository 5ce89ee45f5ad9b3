package reply

// SecretExistsResult is what core.Client.SecretExists returns.
type SecretExistsResult struct {
	Exists bool // it is there
}

// InspectSecretResult is what core.Client.InspectSecret returns.
type InspectSecretResult struct {
	Secret *Secret
}

// ListSecretsResult is what core.Client.ListSecrets returns.
type ListSecretsResult struct {
	Secrets []Secret
}

// RemoveSecretResult is what core.Client.RemoveSecret returns; it may grow.
type RemoveSecretResult struct{}
