package core

import (
	"context"
	"io"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// PushImageOptions change [Client.PushImage].
type PushImageOptions struct {
	Destination       string // empty: the image's own name
	All               bool   // of a manifest list: its images, too
	Format            string // "oci", "v2s1", "v2s2"; empty: the image's own
	CompressionFormat string // "gzip", "zstd", "zstd:chunked"
	CompressionLevel  *int
	// ForceCompression compresses again what is compressed otherwise; nil: only
	// with a CompressionFormat.
	ForceCompression *bool
	RemoveSignatures bool
	TLSVerify        *bool             // see PullImageOptions
	RegistryAuth     string            // see PullImageOptions
	Progress         func(line string) // called with each line that the server prints; nil: no call
	Digest           bool              // fill reply.PushImageResult.Digest
}

// PushImage makes the server push an image to a registry.
func (c *Client) PushImage(ctx context.Context, nameOrID string, o PushImageOptions) (reply.PushImageResult, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return reply.PushImageResult{}, err
	}
	r := imageRequest(OpImagePush, "push", nameOrID)
	r.Header = authHeader(o.RegistryAuth)
	var caps []Capability
	set := func(on bool, key, value string, cap Capability) {
		if !on {
			return
		}
		r.Query.Set(key, value)
		if cap != "" {
			caps = append(caps, cap)
		}
	}
	set(o.Destination != "", "destination", o.Destination, "")
	set(o.All, "all", "true", "")
	set(o.Format != "", "format", o.Format, "")
	set(o.CompressionFormat != "", "compressionFormat", o.CompressionFormat, CapPushCompression)
	if o.ForceCompression == nil && o.CompressionFormat != "" && t.supports(CapPushForce) == Native {
		force := true // podman's default, which servers of some releases have only by themselves
		o.ForceCompression = &force
	}
	if o.ForceCompression != nil {
		set(true, "forceCompressionFormat", strconv.FormatBool(*o.ForceCompression), CapPushForce)
	}
	set(o.RemoveSignatures, "removeSignatures", "true", CapPushRemoveSigs)
	if o.CompressionLevel != nil {
		set(true, "compressionLevel", strconv.Itoa(*o.CompressionLevel), CapPushLevel)
	}
	if o.TLSVerify != nil {
		set(true, "tlsVerify", strconv.FormatBool(*o.TLSVerify), "")
	}
	set(o.Digest, "quiet", "false", CapPushDigest)
	progress := o.Digest || o.Progress != nil && t.supports(CapPushProgress) == Native
	set(progress, "quiet", "false", "")

	if err := t.check(caps...); err != nil {
		return reply.PushImageResult{}, err
	}
	resp, err := t.open(ctx, r)
	if err != nil {
		return reply.PushImageResult{}, err
	}
	defer resp.Body.Close()
	var pushed reply.PushImageResult
	if !progress {
		// The push is over and the answer an empty text: errors came as a status.
		_, err := io.Copy(io.Discard, resp.Body)
		return pushed, t.at(r).streamError(ctx, err)
	}
	err = t.readReports(ctx, r, resp.Body, func(rep pullReport) {
		if rep.ManifestDigest != "" {
			pushed.Digest = rep.ManifestDigest
		}
		for line := range strings.Lines(rep.Stream) {
			if o.Progress != nil {
				o.Progress(strings.TrimRight(line, "\n"))
			}
		}
	})
	if err == nil && o.Digest && pushed.Digest == "" {
		err = t.at(r).protocolError("the stream ended without the digest", nil)
	}
	return pushed, err
}
