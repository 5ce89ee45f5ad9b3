package reply

// SecretCreated is the answer to a secret's create.
type SecretCreated struct {
	ID string `json:"ID"`
}
