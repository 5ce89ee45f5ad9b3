package core

import (
	"context"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// PruneVolumesOptions change [Client.PruneVolumes].
type PruneVolumesOptions struct {
	// Filters say which of the unused volumes are meant: until, label, label!,
	// and after or since with the name of a volume. They work together as those
	// of [ListVolumesOptions] do.
	Filters map[string][]string
}

// Uses returns the capabilities that the options need.
func (o PruneVolumesOptions) Uses() []Capability {
	caps := volumeTimeCaps(o.Filters)
	without := o.Filters["label!"]
	if len(without) > 0 {
		caps = append(caps, CapVolumePruneWithout)
	}
	if len(o.Filters["label"]) > 1 {
		caps = append(caps, CapVolumePruneLabels)
	}
	if hasLabelPattern(o.Filters["label"]) || hasLabelPattern(without) {
		caps = append(caps, CapVolumePrunePattern)
	}
	return caps
}

// PruneVolumes removes the volumes that no container uses and that pass every
// filter. One that cannot be removed does not keep the others: the result says
// in Err what was left.
//
// A server that would take more than that is asked for a list and to remove each
// volume of it; Size is 0 then, since such an answer does not tell it.
func (c *Client) PruneVolumes(ctx context.Context, o PruneVolumesOptions) (reply.PruneVolumesResult, error) {
	volumes, err := do(ctx, c, func(t *attempt) ([]reply.VolumePruned, error) {
		if err := t.check(o.Uses()...); err != nil {
			return nil, err
		}
		if !t.prunesAsMeant(o) {
			return t.pruneVolumesByName(ctx, o)
		}
		r := Request{Op: OpVolumePrune, Subject: "prune volumes", Query: url.Values{}}
		if err := setFilters(r.Query, o.Filters); err != nil {
			return nil, err
		}
		return request[[]reply.VolumePruned](ctx, t, r)
	})
	return reply.PruneVolumesResult{Volumes: volumes}, err
}

// prunesAsMeant reports whether the server's own prune takes what was asked for
// and no more: it joins filters of several keys with OR, and the values of label!
// so that a volume is kept only if it has all of them.
func (t *attempt) prunesAsMeant(o PruneVolumesOptions) bool {
	for _, c := range o.Uses() {
		if t.supports(c) != Native {
			return false
		}
	}
	keys := 0
	for _, values := range o.Filters {
		keys += min(1, len(values))
	}
	return keys <= 1 && len(o.Filters["label!"]) <= 1
}

// volumePruneFilters are the filters of a prune that lists have, too.
var volumePruneFilters = []string{"until", "label", "label!", "after", "since"}

// pruneVolumesByName removes, one by one, the unused volumes that pass every filter.
func (t *attempt) pruneVolumesByName(ctx context.Context, o PruneVolumesOptions) ([]reply.VolumePruned, error) {
	for _, key := range slices.Sorted(maps.Keys(o.Filters)) {
		if !slices.Contains(volumePruneFilters, key) {
			return nil, &FieldError{Field: "PruneVolumesOptions.Filters", Option: "--filter", Value: key,
				Reason: "does not go with others in a prune: servers remove what any of the filters lets through; use " +
					"" + strings.Join(volumePruneFilters, ", ")}
		}
	}
	filters := map[string][]string{"dangling": {"true"}}
	maps.Copy(filters, o.Filters)
	list, err := t.filteredVolumes(ctx, ListVolumesOptions{Filters: filters})
	if err != nil {
		return nil, err
	}
	pruned := []reply.VolumePruned{}
	for _, v := range list {
		err := t.removeListed(ctx, v)
		switch {
		case err == nil:
			pruned = append(pruned, reply.VolumePruned{ID: v.Name})
		case errors.Is(err, errVolumeChanged), errors.Is(err, ErrNotFound), errors.Is(err, ErrConflict):
			// It has gone, is in use or is another one by now, and is not to be removed.
		case ctx.Err() != nil, errors.Is(err, ErrUnreachable), errors.As(err, new(*ReplacedError)):
			return pruned, err
		default:
			text := err.Error()
			pruned = append(pruned, reply.VolumePruned{ID: v.Name, Err: &text})
		}
	}
	return pruned, nil
}

// errVolumeChanged says that a volume is another than the one that was listed.
var errVolumeChanged = errors.New("the volume is another one by now")

// removeListed removes a volume if it is still the one that was listed: servers
// take the beginning of a name for the name, so a volume that has gone meanwhile
// could mean another one.
func (t *attempt) removeListed(ctx context.Context, v reply.Volume) error {
	there, err := request[*reply.Volume](ctx, t, volumeRequest(OpVolumeInspect, "look at", v.Name))
	if err != nil {
		return err
	}
	if there.Name != v.Name || !there.CreatedAt.Equal(v.CreatedAt) {
		return errVolumeChanged
	}
	_, err = request[none](ctx, t, volumeRequest(OpVolumeRemove, "remove", v.Name))
	return err
}
