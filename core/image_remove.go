package core

import (
	"context"
	"net/url"
	"slices"

	"github.com/podspan/podspan/core/reply"
)

// RemoveImagesOptions change [Client.RemoveImages].
type RemoveImagesOptions struct {
	All            bool // every image; names must be empty
	Force          bool // remove the containers that use them, too
	Ignore         bool // one that does not exist is not an error
	NoPrune        bool // keep dangling parents
	LookupManifest bool // a name of a manifest list means the list
}

// RemoveImages removes images. One that cannot be removed does not keep the
// others: the result says what became of them, and in Errors what was left. The
// error has an [*APIError] for each of those.
func (c *Client) RemoveImages(ctx context.Context, names []string, o RemoveImagesOptions) (reply.RemoveImagesResult, error) {
	res, err := c.removeImages(ctx, names, o)
	if err != nil {
		return reply.RemoveImagesResult{}, err
	}
	var left []error
	for _, message := range res.Errors {
		s := c.Server()
		left = append(left, &APIError{Op: "remove image", Method: "DELETE", Server: s.URI, Version: s.Version, Message: message})
	}
	return *res, joinErrors(left...)
}

func (c *Client) removeImages(ctx context.Context, names []string, o RemoveImagesOptions) (*reply.RemoveImagesResult, error) {
	switch {
	case o.All && len(names) > 0:
		return nil, &FieldError{Field: "RemoveImagesOptions.All", Reason: "means every image: give no names"}
	case !o.All && len(names) == 0:
		return nil, &FieldError{Field: "names", Reason: "none are given"}
	case slices.Contains(names, ""): // which servers take for every image
		return nil, &FieldError{Field: "names", Reason: "must not be empty"}
	}
	t, err := c.begin(ctx)
	if err != nil {
		return nil, err
	}
	r := Request{Op: OpImageRemove, Subject: "remove images", Query: url.Values{}}
	if len(names) == 1 {
		r.Subject = subject("remove image", names[0])
	}
	r.Query["images"] = names
	var caps []Capability
	for _, p := range []struct {
		key string
		on  bool
		cap Capability
	}{
		{"all", o.All, ""}, {"force", o.Force, ""},
		{"noprune", o.NoPrune, CapRemoveImageNoPrune}, {"lookupManifest", o.LookupManifest, CapImageManifest},
	} {
		if p.on {
			r.Query.Set(p.key, "true")
			if p.cap != "" {
				caps = append(caps, p.cap)
			}
		}
	}
	if o.Ignore {
		caps = append(caps, CapRemoveImageIgnore)
	}
	if err := t.check(caps...); err != nil {
		return nil, err
	}
	if o.Ignore {
		switch t.supports(CapRemoveImageIgnore) {
		case Native:
			r.Query.Set("ignore", "true")
		default:
			there, err := t.existing(ctx, names)
			if err != nil || (len(names) > 0 && len(there) == 0) {
				return &reply.RemoveImagesResult{}, err
			}
			r.Query["images"] = there
		}
	}
	return request[*reply.RemoveImagesResult](ctx, t, r)
}

// existing returns those of the names that the server has an image for: the
// emulation of a remove with Ignore.
func (t *attempt) existing(ctx context.Context, names []string) ([]string, error) {
	var there []string
	for _, n := range names {
		ok, err := exists(request[none](ctx, t, imageRequest(OpImageExists, "look for", n)))
		if err != nil {
			return nil, err
		}
		if ok {
			there = append(there, n)
		}
	}
	return there, nil
}
