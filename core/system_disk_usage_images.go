package core

import (
	"context"
	"errors"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// imagesSize is the size of all images as newer servers work it out (DiskUsage
// in libimage): a layer that several images share counts once. Layers are the
// same where all below them are, too.
func (t *attempt) imagesSize(ctx context.Context, images []reply.DiskUsageImage) (int64, error) {
	total, counted, known := int64(0), map[string]bool{}, map[string]bool{}
	for _, img := range images {
		if counted[img.ImageID] {
			continue // another name of it
		}
		counted[img.ImageID] = true
		data, err := request[*reply.Image](ctx, t, imageRequest(OpImageInspect, "inspect", img.ImageID))
		if errors.Is(err, ErrNotFound) {
			continue // it has gone away since
		}
		if err != nil {
			return 0, err
		}
		total += img.Size
		shared := 0
		for _, chain := range chains(data) {
			if known[chain] {
				shared++
			}
			known[chain] = true
		}
		if shared > 0 {
			sizes, err := t.layerSizes(ctx, img.ImageID, data)
			if err != nil {
				return 0, err
			}
			for _, size := range sizes[:shared] {
				total -= size
			}
		}
	}
	return total, nil
}

// chains names each layer of an image by itself and all below it.
func chains(data *reply.Image) []string {
	if data.RootFS == nil {
		return nil
	}
	out := make([]string, len(data.RootFS.Layers))
	for i := range out {
		out[i] = strings.Join(data.RootFS.Layers[:i+1], " ")
	}
	return out
}

// layerSizes returns the size of each layer, the lowest first. Steps of a build
// that made no layer have their place in the history, too.
func (t *attempt) layerSizes(ctx context.Context, id string, data *reply.Image) ([]int64, error) {
	r := imageRequest(OpImageHistory, "read the history of", id)
	steps, err := request[[]reply.ImageHistoryLayer](ctx, t, r)
	if err != nil {
		return nil, err
	}
	var sizes []int64
	for i, step := range data.History { // the oldest first
		if !step.EmptyLayer && i < len(steps) {
			sizes = append(sizes, steps[len(steps)-1-i].Size)
		}
	}
	if len(steps) != len(data.History) || len(sizes) != len(data.RootFS.Layers) {
		return nil,
			t.at(r).protocolError("the history does not tell the sizes of the layers, so that the size of all images cannot be worked out", nil)
	}
	return sizes, nil
}
