package core

import (
	"context"
	"net/url"

	"github.com/podspan/podspan/core/reply"
)

// imageRequest is a request about one image.
func imageRequest(op Op, verb, nameOrID string) Request {
	return Request{Op: op, Subject: subject(verb+" image", nameOrID), Vars: map[string]string{"name": nameOrID}, Query: url.Values{}}
}

// ListImagesOptions change [Client.ListImages].
type ListImagesOptions struct {
	All     bool // intermediate images, too
	Filters map[string][]string
}

// ListImages lists images, in the server's order.
func (c *Client) ListImages(ctx context.Context, o ListImagesOptions) ([]reply.ImageSummary, error) {
	r := Request{Op: OpImageList, Subject: "list images", Query: url.Values{}}
	if o.All {
		r.Query.Set("all", "true")
	}
	if err := setFilters(r.Query, o.Filters); err != nil {
		return nil, err
	}
	return call[[]reply.ImageSummary](ctx, c, r)
}

// InspectImage returns everything that the server says of an image.
func (c *Client) InspectImage(ctx context.Context, nameOrID string) (*reply.Image, error) {
	return call[*reply.Image](ctx, c, imageRequest(OpImageInspect, "inspect", nameOrID))
}

// ImageHistory lists the steps that an image was built in, the newest first.
func (c *Client) ImageHistory(ctx context.Context, nameOrID string) ([]reply.ImageHistoryLayer, error) {
	return call[[]reply.ImageHistoryLayer](ctx, c, imageRequest(OpImageHistory, "read the history of", nameOrID))
}

// ImageExists reports whether the server has an image of that name or ID.
func (c *Client) ImageExists(ctx context.Context, nameOrID string) (bool, error) {
	return exists(c.send(ctx, imageRequest(OpImageExists, "look for", nameOrID)))
}

// TagImage gives an image one more name. repo is the name without a tag; an
// empty tag is "latest".
func (c *Client) TagImage(ctx context.Context, nameOrID, repo, tag string) error {
	if tag == "" {
		tag = "latest"
	}
	r := imageRequest(OpImageTag, "tag", nameOrID)
	r.Query.Set("repo", repo)
	r.Query.Set("tag", tag)
	return c.send(ctx, r)
}
