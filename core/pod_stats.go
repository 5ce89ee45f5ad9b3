package core

import (
	"context"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// PodStats says what the running containers of pods use at this moment. No
// names mean all pods. The figures are texts for people, made by the server.
//
// Each call is one measurement; only newer servers repeat it by themselves, and
// no more than every whole second, so that a caller asks again.
func (c *Client) PodStats(ctx context.Context, namesOrIDs []string, _ ReadOptions) (reply.PodStatsResult, error) {
	r := Request{Op: OpPodStats, Subject: "get statistics of pods", Query: url.Values{}}
	if len(namesOrIDs) == 0 {
		r.Query.Set("all", "true")
	} else {
		r.Query["namesOrIDs"] = namesOrIDs
	}
	stats, err := call[[]reply.PodStats](ctx, c, r)
	return reply.PodStatsResult{Stats: stats}, err
}
