package reply

import "time"

// Secret mirrors pkg/domain/entities.SecretInfoReport of podman v4.9.5.
type Secret struct {
	ID         string
	CreatedAt  time.Time
	UpdatedAt  time.Time
	Spec       SecretDescription
	SecretData string `json:"SecretData,omitempty"`
}

// SecretDescription mirrors pkg/domain/entities.SecretSpec of podman v4.9.5.
type SecretDescription struct {
	Name   string
	Driver SecretDriver
	Labels map[string]string
}

// SecretDriver mirrors pkg/domain/entities.SecretDriverSpec of podman v4.9.5.
type SecretDriver struct {
	Name    string
	Options map[string]string
}
