package core

import (
	"context"
	"net/url"
	"slices"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// RemoveNetworkOptions change [Client.RemoveNetwork].
type RemoveNetworkOptions struct {
	Force bool // remove the containers and pods that use it, too
	// Timeout is how long a container has to stop before Force kills it; nil:
	// its own stop timeout. Whole seconds. Needs Force.
	Timeout *time.Duration
}

// RemoveNetwork removes a network. One that is in use is an error of class
// [ErrConflict] without Force.
func (c *Client) RemoveNetwork(ctx context.Context, nameOrID string, o RemoveNetworkOptions) (reply.RemoveNetworkResult, error) {
	return do(ctx, c, func(t *attempt) (reply.RemoveNetworkResult, error) {
		return reply.RemoveNetworkResult{}, t.removeNetwork(ctx, nameOrID, o)
	})
}

func (t *attempt) removeNetwork(ctx context.Context, nameOrID string, o RemoveNetworkOptions) error {
	r := networkRequest(OpNetworkRemove, "remove", nameOrID)
	if o.Force {
		r.Query = url.Values{"force": {"true"}}
	}
	if o.Timeout != nil {
		if !o.Force {
			return &FieldError{Field: "RemoveNetworkOptions.Timeout", Value: o.Timeout.String(), Reason: "has a meaning with Force only"}
		}
		if err := t.removeUsers(ctx, nameOrID, *o.Timeout); err != nil {
			return err
		}
	}
	removed, err := request[[]reply.NetworkPruned](ctx, t, r)
	if err != nil {
		return err
	}
	for _, x := range removed {
		if x.Err != nil {
			return t.at(r).apiError("DELETE", *x.Err)
		}
	}
	return nil
}

// removeUsers removes the containers of a network as a server with Force does,
// with a timeout: no server reads one when it removes a network.
func (t *attempt) removeUsers(ctx context.Context, nameOrID string, timeout time.Duration) error {
	network, err := readNetworks[*reply.Network](ctx, t, networkRequest(OpNetworkInspect, "inspect", nameOrID))
	if err != nil {
		return err
	}
	list, err := readAgain[[]reply.ContainerSummary](ctx, t,
		Request{Op: OpContainerList, Subject: "list containers", Query: url.Values{"all": {"true"}}})
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(x reply.ContainerSummary) bool { return !slices.Contains(x.Networks, network.Name) })
	for _, x := range list {
		if x.Pod != "" {
			return &FieldError{Field: "RemoveNetworkOptions.Timeout", Value: timeout.String(),
				Reason: "the pod " + x.Pod + " uses network " + network.Name + ", and servers remove pods with the timeouts of their containers: " +
					"remove it first"}
		}
	}
	for _, x := range list {
		if _, err := t.removeContainer(ctx, x.ID, RemoveContainerOptions{Force: true, Volumes: true, Ignore: true,
			Timeout: &timeout}); err != nil {
			return err
		}
	}
	return nil
}
