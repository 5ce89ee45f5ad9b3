package core

import (
	"context"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// podRequest is a request about one pod.
func podRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" pod", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// InspectPod returns everything that the server says of a pod, in the shape of
// Podman 4.9. What older servers do not say is zero.
func (c *Client) InspectPod(ctx context.Context, nameOrID string, _ ReadOptions) (reply.InspectPodResult, error) {
	pod, err := call[*reply.Pod](ctx, c, podRequest(OpPodInspect, "inspect", nameOrID))
	return reply.InspectPodResult{Pod: pod}, err
}

// PodExists reports whether there is a pod of that name or ID.
func (c *Client) PodExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.PodExistsResult, error) {
	there, err := exists(call[none](ctx, c, podRequest(OpPodExists, "look for", nameOrID)))
	return reply.PodExistsResult{Exists: there}, err
}
