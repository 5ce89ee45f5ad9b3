package reply

// SecretCreated is the answer to a secret's create.
type CreateSecretResult struct {
	ID string `json:"ID"`
}
