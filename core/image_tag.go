package core

import (
	"cmp"
	"context"

	"github.com/podspan/podspan/core/reply"
)

// TagImageOptions say what [Client.TagImage] does.
type TagImageOptions struct {
	Repo string // the name without a tag; needed
	Tag  string // empty: latest
}

// TagImage gives an image one more name.
func (c *Client) TagImage(ctx context.Context, nameOrID string, o TagImageOptions) (reply.TagImageResult, error) {
	r := imageRequest(OpImageTag, "tag", nameOrID)
	r.Query.Set("repo", o.Repo)
	r.Query.Set("tag", cmp.Or(o.Tag, "latest"))
	return call[reply.TagImageResult](ctx, c, r)
}
