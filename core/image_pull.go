package core

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// PullPolicy says when an image is pulled.
type PullPolicy string

// The pull policies, in podman's words.
const (
	PullAlways  PullPolicy = "always"
	PullMissing PullPolicy = "missing"
	PullNewer   PullPolicy = "newer"
	PullNever   PullPolicy = "never"
)

// PullImageOptions change [Client.PullImage].
type PullImageOptions struct {
	Policy  PullPolicy // empty: always
	AllTags bool
	OS      string // platform; empty: the server's
	Arch    string
	Variant string
	// TLSVerify false allows plain HTTP and unknown certificates; nil: as the
	// server's registries.conf says.
	TLSVerify *bool
	// RegistryAuth is the value of the X-Registry-Auth header: base64 (URL
	// alphabet) of a JSON object of registry → credentials. Empty: the server's.
	RegistryAuth string
	// Progress is called with each line that the server prints; nil: no call.
	Progress func(line string)
}

// pullReport is one object of the pull and push streams
// (pkg/domain/entities.ImagePullReport), the same in every release.
type pullReport struct {
	Stream string   `json:"stream,omitempty"`
	Error  string   `json:"error,omitempty"`
	Images []string `json:"images,omitempty"`
	ID     string   `json:"id,omitempty"`

	ManifestDigest string `json:"manifestdigest,omitempty"` // at the end of a push
}

// PullImage makes the server pull an image and returns the IDs of what it has
// then. A policy of never returns the ID of the image that is there.
func (c *Client) PullImage(ctx context.Context, ref string, o PullImageOptions) (reply.PullImageResult, error) {
	if o.Policy == "" {
		o.Policy = PullAlways
	}
	switch o.Policy {
	case PullAlways, PullMissing, PullNewer, PullNever:
	default:
		return reply.PullImageResult{}, &FieldError{Field: "PullImageOptions.Policy", Value: string(o.Policy),
			Reason: "use always, missing, newer or never"}
	}
	t, err := c.begin(ctx)
	if err != nil {
		return reply.PullImageResult{}, err
	}
	q := url.Values{"reference": {ref}}
	if o.Policy == PullAlways { // what servers do that are told nothing
		ids, err := t.pull(ctx, ref, q, o)
		return reply.PullImageResult{IDs: ids}, err
	}
	if err := t.check(CapPullPolicy); err != nil {
		return reply.PullImageResult{}, err
	}
	if t.supports(CapPullPolicy) != Native {
		ids, err := t.pullEmulated(ctx, ref, q, o)
		return reply.PullImageResult{IDs: ids}, err
	}
	q.Set("policy", string(o.Policy))
	ids, err := t.pull(ctx, ref, q, o)
	return reply.PullImageResult{IDs: ids}, err
}

// pullEmulated is a pull with another policy than always on a server that has
// only that: it is asked first for the image that it has.
func (t *attempt) pullEmulated(ctx context.Context, ref string, q url.Values, o PullImageOptions) ([]string, error) {
	switch {
	case o.AllTags:
		return nil, &FieldError{Field: "PullImageOptions.Policy", Value: string(o.Policy),
			Reason: "cannot be had with AllTags on this server: use always"}
	case o.Variant != "":
		return nil, &FieldError{Field: "PullImageOptions.Policy", Value: string(o.Policy),
			Reason: "cannot be had with Variant on this server, which does not tell the variant of the image that it has: use always"}
	}
	img, err := request[*reply.Image](ctx, t, imageRequest(OpImageInspect, "inspect", ref))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	fits := err == nil && (o.OS == "" || o.OS == img.Os) && (o.Arch == "" || o.Arch == img.Architecture)
	switch {
	case o.Policy == PullNever && err != nil:
		return nil, err
	case o.Policy == PullNever && !fits:
		return nil, &FieldError{Field: "PullImageOptions.Policy", Value: string(o.Policy),
			Reason: fmt.Sprintf("the server's image %s is for %s/%s and nothing is pulled", ref, img.Os, img.Architecture)}
	case o.Policy != PullNewer && fits:
		return []string{img.ID}, nil
	}
	ids, err := t.pull(ctx, ref, q, o)
	if err != nil && o.Policy == PullNewer && fits && ctx.Err() == nil && errors.As(err, new(*APIError)) {
		return []string{img.ID}, nil // what is newer cannot be had, which is no error while there is a copy
	}
	return ids, err
}

// pull is one request to pull.
func (t *attempt) pull(ctx context.Context, ref string, q url.Values, o PullImageOptions) ([]string, error) {
	for key, v := range map[string]string{"OS": o.OS, "Arch": o.Arch, "Variant": o.Variant} {
		if v != "" {
			q.Set(key, v)
		}
	}
	if o.AllTags {
		q.Set("allTags", "true")
	}
	if o.TLSVerify != nil {
		q.Set("tlsVerify", strconv.FormatBool(*o.TLSVerify))
	}
	r := Request{Op: OpImagePull, Subject: subject("pull image", ref), Query: q, Header: authHeader(o.RegistryAuth)}
	resp, err := t.open(ctx, r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var ids []string
	err = t.readReports(ctx, r, resp.Body, func(rep pullReport) {
		if rep.Stream != "" && o.Progress != nil {
			for line := range strings.Lines(rep.Stream) {
				o.Progress(strings.TrimRight(line, "\n"))
			}
		}
		switch {
		case len(rep.Images) > 0:
			ids = rep.Images
		case rep.ID != "" && len(ids) == 0:
			ids = []string{rep.ID}
		}
	})
	if err == nil && len(ids) == 0 {
		err = t.at(r).protocolError("the stream ended without an image: the server has gone away", nil)
	}
	return ids, err
}

func authHeader(auth string) http.Header {
	if auth == "" {
		return nil
	}
	return http.Header{"X-Registry-Auth": {auth}}
}

// readReports reads a stream of reports. A report with an error ends it.
func (t *attempt) readReports(ctx context.Context, r Request, body io.Reader, each func(pullReport)) error {
	dec := json.NewDecoder(bufio.NewReader(body))
	for {
		var rep pullReport
		err := dec.Decode(&rep)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return t.at(r).jsonError(ctx, err)
		case rep.Error != "":
			return t.at(r).apiError("POST", rep.Error)
		}
		each(rep)
	}
}
