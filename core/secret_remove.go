package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// RemoveSecret removes a secret. Containers that were made with it keep it.
func (c *Client) RemoveSecret(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.RemoveSecretResult, error) {
	return call[reply.RemoveSecretResult](ctx, c, secretRequest(OpSecretRemove, "remove", nameOrID))
}
