package reply

// CreateSecretResult is the answer to a secret's create.
type CreateSecretResult struct {
	ID       string   `json:"ID"`
	Warnings []string `json:"Warnings,omitempty"` // of what was left out; servers send none
}
