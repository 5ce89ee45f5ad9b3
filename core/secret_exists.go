package core

import (
	"context"

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
