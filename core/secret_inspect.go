package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// InspectSecretOptions change [Client.InspectSecret].
type InspectSecretOptions struct {
	ShowSecret bool // fill SecretData
}

// InspectSecret returns what the server says of a secret, in the shape of
// Podman 4.9. Releases before 4.3 do not know labels. The server takes the
// beginning of an ID for the ID.
func (c *Client) InspectSecret(ctx context.Context, nameOrID string, o InspectSecretOptions) (reply.InspectSecretResult, error) {
	r := secretRequest(OpSecretInspect, "inspect", nameOrID)
	var caps []Capability
	if o.ShowSecret {
		r.Query.Set("showsecret", "true")
		caps = append(caps, CapSecretShow)
	}
	secret, err := call[*reply.Secret](ctx, c, r, caps...)
	return reply.InspectSecretResult{Secret: secret}, err
}
