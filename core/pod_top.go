package core

import (
	"context"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// TopPodOptions change [Client.TopPod].
type TopPodOptions struct {
	// Descriptors name the columns ("pid", "args"). Empty: the server's choice.
	// No server takes arguments of ps(1) for pods.
	Descriptors []string
}

// TopPod lists the processes of the running containers of a pod. With nothing
// that runs the list is empty, and so may be its titles.
func (c *Client) TopPod(ctx context.Context, nameOrID string, o TopPodOptions) (reply.TopPodResult, error) {
	r := podRequest(OpPodTop, "list processes of", nameOrID)
	if len(o.Descriptors) > 0 {
		r.Query.Set("ps_args", strings.Join(o.Descriptors, ","))
	}
	top, err := call[*reply.ContainerTop](ctx, c, r)
	return reply.TopPodResult{Top: top}, err
}
