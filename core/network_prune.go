package core

import (
	"context"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// PruneNetworksOptions change [Client.PruneNetworks].
type PruneNetworksOptions struct {
	Filters map[string][]string // label, label!, until
}

// PruneNetworks removes every network that no container uses, but the default
// one. One that cannot be removed does not keep the others.
func (c *Client) PruneNetworks(ctx context.Context, o PruneNetworksOptions) ([]reply.NetworkPruned, error) {
	r := Request{Op: OpNetworkPrune, Subject: "prune networks", Query: url.Values{}}
	if err := setFilters(r.Query, o.Filters); err != nil {
		return nil, err
	}
	return call[[]reply.NetworkPruned](ctx, c, r, o.Uses()...)
}

// Uses returns the capabilities that the prune needs.
func (o PruneNetworksOptions) Uses() []Capability {
	caps := []Capability{CapNetworkPrune}
	if len(o.Filters) > 1 {
		caps = append(caps, CapNetworkPruneFilters)
	}
	if len(o.Filters["label!"]) > 0 {
		caps = append(caps, CapNetworkPruneNotLabel)
	}
	return caps
}
