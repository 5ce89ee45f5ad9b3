package core

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// ListNetworksOptions change [Client.ListNetworks].
type ListNetworksOptions struct {
	// Filters: name and id (regular expressions), driver, label, label!,
	// dangling, until. A network has to match one value of each, all of label, and
	// none of label!.
	Filters map[string][]string
}

// ListNetworks lists networks, in the server's order.
func (c *Client) ListNetworks(ctx context.Context, o ListNetworksOptions) (reply.ListNetworksResult, error) {
	networks, err := do(ctx, c, func(t *attempt) ([]reply.Network, error) { return t.listNetworks(ctx, o) })
	return reply.ListNetworksResult{Networks: networks}, err
}

func (t *attempt) listNetworks(ctx context.Context, o ListNetworksOptions) ([]reply.Network, error) {
	filters, own := maps.Clone(o.Filters), map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(o.Filters)) {
		known, ok := networkFilters[strings.ToLower(name)]
		if !ok {
			continue // the server says what it thinks of it
		}
		if err := t.check(known.cap); err != nil {
			return nil, err
		}
		alone := strings.EqualFold(name, "label!") && len(filters[name]) > 1 // see lacksLabels
		if t.supports(known.cap) == Emulated || alone {
			own[strings.ToLower(name)] = filters[name]
			delete(filters, name)
		}
	}
	r := Request{Op: OpNetworkList, Subject: "list networks", Query: url.Values{}}
	if err := setFilters(r.Query, filters); err != nil {
		return nil, err
	}
	list, err := readAgain[[]reply.Network](ctx, t, r)
	if err != nil || len(own) == 0 {
		return list, err
	}
	return slices.DeleteFunc(list, func(n reply.Network) bool {
		for name, values := range own {
			if !networkFilters[name].matches(&n, values) {
				return true
			}
		}
		return false
	}), nil
}
