package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// InspectPod returns everything that the server says of a pod, in the shape of
// Podman 4.9. What older servers do not say is zero.
func (c *Client) InspectPod(ctx context.Context, nameOrID string, _ ReadOptions) (reply.InspectPodResult, error) {
	pod, err := call[*reply.Pod](ctx, c, podRequest(OpPodInspect, "inspect", nameOrID))
	return reply.InspectPodResult{Pod: pod}, err
}
