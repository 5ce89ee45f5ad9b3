package core

import (
	"context"
	"errors"
	"maps"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// PruneNetworksOptions change [Client.PruneNetworks].
type PruneNetworksOptions struct {
	Filters map[string][]string // label, label!, until
}

// PruneNetworks removes every network that no container uses and that passes
// every filter, but the default one. One that cannot be removed does not keep
// the others.
func (c *Client) PruneNetworks(ctx context.Context, o PruneNetworksOptions) (reply.PruneNetworksResult, error) {
	networks, err := do(ctx, c, func(t *attempt) ([]reply.NetworkPruned, error) {
		if err := t.check(o.Uses()...); err != nil {
			return nil, err
		}
		if len(o.Filters["label!"]) > 1 { // see lacksLabels
			return t.pruneNetworksByID(ctx, o)
		}
		r := Request{Op: OpNetworkPrune, Subject: "prune networks", Query: url.Values{}}
		if err := setFilters(r.Query, o.Filters); err != nil {
			return nil, err
		}
		return request[[]reply.NetworkPruned](ctx, t, r)
	})
	return reply.PruneNetworksResult{Networks: networks}, err
}

// pruneNetworksByID removes, one by one, the unused networks that pass every filter.
func (t *attempt) pruneNetworksByID(ctx context.Context, o PruneNetworksOptions) ([]reply.NetworkPruned, error) {
	if _, ok := o.Filters["dangling"]; ok {
		return nil, &FieldError{Field: "PruneNetworksOptions.Filters", Option: "--filter", Value: "dangling",
			Reason: "a prune is of unused networks only"}
	}
	filters := map[string][]string{"dangling": {"true"}}
	maps.Copy(filters, o.Filters)
	list, err := t.listNetworks(ctx, ListNetworksOptions{Filters: filters})
	if err != nil {
		return nil, err
	}
	pruned := []reply.NetworkPruned{}
	for _, n := range list {
		err := t.removeNetwork(ctx, n.ID, RemoveNetworkOptions{})
		switch {
		case err == nil:
			pruned = append(pruned, reply.NetworkPruned{Name: n.Name})
		case errors.Is(err, ErrNotFound), errors.Is(err, ErrConflict):
			// It has gone or is in use by now, and is not to be removed.
		case ctx.Err() != nil, errors.Is(err, ErrUnreachable), errors.As(err, new(*ReplacedError)):
			return pruned, err
		default:
			text := err.Error()
			pruned = append(pruned, reply.NetworkPruned{Name: n.Name, Err: &text})
		}
	}
	return pruned, nil
}

// Uses returns the capabilities that the prune needs.
func (o PruneNetworksOptions) Uses() []Capability {
	caps := []Capability{CapNetworkPrune}
	labels := len(o.Filters["label"]) + len(o.Filters["label!"])
	if labels > 0 && len(o.Filters["until"]) > 0 {
		caps = append(caps, CapNetworkPruneFilters)
	}
	if len(o.Filters["label!"]) > 0 {
		caps = append(caps, CapNetworkPruneNotLabel)
	}
	return caps
}
