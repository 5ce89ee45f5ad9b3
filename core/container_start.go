package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// StartContainer starts a container. One that runs already is not an error.
// Detach keys belong to the attachment, see [AttachOptions]: no server reads
// those that podman's own client sends with a start.
func (c *Client) StartContainer(ctx context.Context, nameOrID string, _ ChangeOptions) (reply.StartContainerResult, error) {
	return call[reply.StartContainerResult](ctx, c, containerRequest(OpContainerStart, "start", nameOrID))
}
