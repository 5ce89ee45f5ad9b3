package core

import (
	"context"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// ListImagesOptions change [Client.ListImages].
type ListImagesOptions struct {
	All     bool // intermediate images, too
	Filters map[string][]string
}

// ListImages lists images, in the server's order.
func (c *Client) ListImages(ctx context.Context, o ListImagesOptions) (reply.ListImagesResult, error) {
	r := Request{Op: OpImageList, Subject: "list images", Query: url.Values{}}
	if o.All {
		r.Query.Set("all", "true")
	}
	if err := setFilters(r.Query, o.Filters); err != nil {
		return reply.ListImagesResult{}, err
	}
	images, err := call[[]reply.ImageSummary](ctx, c, r)
	return reply.ListImagesResult{Images: images}, err
}
