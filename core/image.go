package core

import (
	"cmp"
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

// InspectImage returns everything that the server says of an image.
func (c *Client) InspectImage(ctx context.Context, nameOrID string, _ ReadOptions) (reply.InspectImageResult, error) {
	image, err := call[*reply.Image](ctx, c, imageRequest(OpImageInspect, "inspect", nameOrID))
	return reply.InspectImageResult{Image: image}, err
}

// ImageHistory lists the steps that an image was built in, the newest first.
func (c *Client) ImageHistory(ctx context.Context, nameOrID string, _ ReadOptions) (reply.ImageHistoryResult, error) {
	layers, err := call[[]reply.ImageHistoryLayer](ctx, c, imageRequest(OpImageHistory, "read the history of", nameOrID))
	return reply.ImageHistoryResult{Layers: layers}, err
}

// ImageExists reports whether the server has an image of that name or ID.
func (c *Client) ImageExists(ctx context.Context, nameOrID string, _ ReadOptions) (reply.ImageExistsResult, error) {
	there, err := exists(call[none](ctx, c, imageRequest(OpImageExists, "look for", nameOrID)))
	return reply.ImageExistsResult{Exists: there}, err
}

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
