package core

import (
	"context"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// ListPodsOptions change [Client.ListPods].
type ListPodsOptions struct {
	Filters map[string][]string
}

// ListPods lists pods in all states, in the server's order.
func (c *Client) ListPods(ctx context.Context, o ListPodsOptions) ([]reply.PodSummary, error) {
	r := Request{Op: OpPodList, Subject: "list pods", Query: url.Values{}}
	if err := setFilters(r.Query, o.Filters); err != nil {
		return nil, err
	}
	return verb(ctx, c, func(t *turn) ([]reply.PodSummary, error) { return readAgain[[]reply.PodSummary](ctx, t, r) })
}
