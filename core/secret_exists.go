package core

import (
	"context"
	"errors"

	"github.com/podspan/podspan/core/reply"
)

// SecretExists reports whether there is a secret of that name or ID.
func (c *Client) SecretExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.SecretExistsResult, error) {
	there, err := exists(do(ctx, c, func(t *attempt) (none, error) {
		if t.supports(CapSecretExists) == Native {
			return request[none](ctx, t, secretRequest(OpSecretExists, "look for", nameOrID))
		}
		_, err := request[*reply.Secret](ctx, t, secretRequest(OpSecretInspect, "look for", nameOrID))
		return none{}, err
	}))
	return reply.SecretExistsResult{Exists: there}, err
}

// secretNamed reports whether there is a secret of exactly that name: servers also
// find the beginning of an ID.
func (t *attempt) secretNamed(ctx context.Context, name string) (bool, error) {
	found, err := request[*reply.Secret](ctx, t, secretRequest(OpSecretInspect, "look for", name))
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil && found.Spec.Name == name, err
}
