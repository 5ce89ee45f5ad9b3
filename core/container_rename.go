package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// RenameContainerOptions say what [Client.RenameContainer] does.
type RenameContainerOptions struct {
	NewName string // needed
}

// RenameContainer gives a container another name.
func (c *Client) RenameContainer(ctx context.Context, nameOrID string, o RenameContainerOptions) (reply.RenameContainerResult, error) {
	r := containerRequest(OpContainerRename, "rename", nameOrID)
	r.Query.Set("name", o.NewName)
	return call[reply.RenameContainerResult](ctx, c, r)
}
