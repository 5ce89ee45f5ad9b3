package core

import (
	"context"
	"net/url"
	"slices"

	"github.com/podspan/podspan/core/reply"
)

// ListPodsOptions change [Client.ListPods].
type ListPodsOptions struct {
	// Filters are podman's own. A pod has to pass every one: any value of it will
	// do, but all values of label must hold, and none of label!.
	Filters map[string][]string
}

// ListPods lists pods in all states, in the server's order.
func (c *Client) ListPods(ctx context.Context, o ListPodsOptions) (reply.ListPodsResult, error) {
	r := Request{Op: OpPodList, Subject: "list pods", Query: url.Values{}}
	filters, leftOut := withoutLabels(o.Filters, false)
	if err := setFilters(r.Query, filters); err != nil {
		return reply.ListPodsResult{}, err
	}
	pods, err := do(ctx, c, func(t *attempt) ([]reply.PodSummary, error) {
		list, err := readAgain[[]reply.PodSummary](ctx, t, r)
		if leftOut != nil {
			list = slices.DeleteFunc(list, func(p reply.PodSummary) bool { return leftOut(p.Labels) })
		}
		return list, err
	})
	return reply.ListPodsResult{Pods: pods}, err
}
