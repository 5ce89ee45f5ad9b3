package core

import (
	"context"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// ListVolumesOptions change [Client.ListVolumes].
type ListVolumesOptions struct {
	// Filters say which volumes are listed: name (regular expressions), driver,
	// scope, label and label! ("key" or "key=value"; * stands for anything in the
	// key), opt, dangling, until, and after or since with the name of a volume. A
	// volume has to pass every filter: any value of it will do, but all values of
	// label must hold, and none of label!.
	Filters map[string][]string
}

// ListVolumes lists volumes, in the server's order. They have the shape of
// Podman 4.9, see [Client.InspectVolume].
func (c *Client) ListVolumes(ctx context.Context, o ListVolumesOptions) (reply.ListVolumesResult, error) {
	volumes, err := do(ctx, c, func(t *attempt) ([]reply.Volume, error) { return t.filteredVolumes(ctx, o) })
	return reply.ListVolumesResult{Volumes: volumes}, err
}

// filteredVolumes asks the server where it answers as it was meant: for one
// filter. Of several keys every release up to 5.8 lists what any of them lets
// through (pkg/domain/infra/abi/volumes.go), though its manual says that a volume
// must pass all.
func (t *attempt) filteredVolumes(ctx context.Context, o ListVolumesOptions) ([]reply.Volume, error) {
	filters := maps.Clone(o.Filters)
	maps.DeleteFunc(filters, func(_ string, values []string) bool { return len(values) == 0 })
	caps := volumeTimeCaps(filters)
	if len(filters) > 0 {
		caps = append(caps, CapVolumeFilters)
	}
	if err := t.check(caps...); err != nil {
		return nil, err
	}
	if len(filters) == 0 || len(filters) == 1 && len(filters["label!"]) < 2 && t.supports(CapVolumeFilters) == Native {
		return t.listVolumes(ctx, filters)
	}
	return t.filterVolumes(ctx, filters)
}

func (t *attempt) listVolumes(ctx context.Context, filters map[string][]string) ([]reply.Volume, error) {
	r := Request{Op: OpVolumeList, Subject: "list volumes", Query: url.Values{}}
	if err := setFilters(r.Query, filters); err != nil {
		return nil, err
	}
	return readAgain[[]reply.Volume](ctx, t, r)
}

// filterVolumes lists what passes every filter: the client judges what it can as
// Podman 4.9 does (pkg/domain/filters/volumes.go), and the server is asked for
// each of the others alone.
func (t *attempt) filterVolumes(ctx context.Context, filters map[string][]string) ([]reply.Volume, error) {
	var list []reply.Volume
	asked := false
	for _, key := range slices.Sorted(maps.Keys(filters)) {
		if volumeFilters[key] != nil {
			continue
		}
		passed, err := t.listVolumes(ctx, map[string][]string{key: filters[key]})
		if err != nil {
			return nil, err
		}
		if asked {
			passed = slices.DeleteFunc(passed, func(v reply.Volume) bool {
				return !slices.ContainsFunc(list, func(before reply.Volume) bool { return before.Name == v.Name })
			})
		}
		list, asked = passed, true
	}
	if !asked {
		var err error
		if list, err = t.listVolumes(ctx, nil); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(list, func(v reply.Volume) bool {
		for key, values := range filters {
			if passes := volumeFilters[key]; passes != nil && !passes(&v, values) {
				return true
			}
		}
		return false
	}), nil
}

// volumeTimeCaps are the capabilities of filters that only a server can judge.
func volumeTimeCaps(filters map[string][]string) []Capability {
	var caps []Capability
	if len(filters["until"]) > 0 {
		caps = append(caps, CapVolumeFilterUntil)
	}
	if len(filters["after"])+len(filters["since"]) > 0 {
		caps = append(caps, CapVolumeFilterSince)
	}
	return caps
}

var volumeFilters = map[string]func(v *reply.Volume, values []string) bool{
	"name": func(v *reply.Volume, values []string) bool {
		return slices.ContainsFunc(values, func(re string) bool {
			ok, err := regexp.MatchString(re, v.Name)
			return ok && err == nil
		})
	},
	"driver": func(v *reply.Volume, values []string) bool { return slices.Contains(values, v.Driver) },
	"scope":  func(v *reply.Volume, values []string) bool { return slices.Contains(values, v.Scope) },
	"label":  func(v *reply.Volume, values []string) bool { return hasLabels(values, v.Labels) },
	"label!": func(v *reply.Volume, values []string) bool { return lacksLabels(values, v.Labels) },
	"opt": func(v *reply.Volume, values []string) bool {
		return slices.ContainsFunc(values, func(o string) bool {
			key, want, _ := strings.Cut(o, "=")
			have, ok := v.Options[key]
			return ok && (want == "" || have == want)
		})
	},
}

func hasLabelPattern(filters []string) bool {
	return slices.ContainsFunc(filters, func(f string) bool {
		key, _, _ := strings.Cut(f, "=")
		return strings.Contains(key, "*")
	})
}
