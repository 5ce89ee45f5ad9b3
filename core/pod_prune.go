package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// PrunePods removes every pod that does not run, with its containers. One that
// cannot be removed does not keep the others: its entry has Err set.
func (c *Client) PrunePods(ctx context.Context, _ ChangeOptions) (reply.PrunePodsResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.PrunePodsResult{}, err
	}
	pruned, err := request[[]reply.PodPruned](ctx, t, Request{Op: OpPodPrune, Subject: "prune pods"})
	if err != nil {
		return reply.PrunePodsResult{}, err
	}
	for i := range pruned {
		if pruned[i].Err != nil && t.podGone(ctx, pruned[i].ID) {
			pruned[i].Err = nil
		}
	}
	return reply.PrunePodsResult{Pods: pruned}, nil
}
