package core

import (
	"context"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// ListVolumesOptions change [Client.ListVolumes].
type ListVolumesOptions struct {
	// Filters say which volumes are listed: name (regular expressions), driver,
	// scope, label and label! ("key" or "key=value"; * stands for anything in the
	// key), opt, dangling, until, and after or since with the name of a volume.
	// As all releases of Podman have it, a volume is listed that any of the
	// filters lets through, and any value of a filter will do; only the values of
	// label must all hold.
	Filters map[string][]string
}

// ListVolumes lists volumes, in the server's order. They have the shape of
// Podman 4.9, see [Client.InspectVolume].
func (c *Client) ListVolumes(ctx context.Context, o ListVolumesOptions) ([]reply.Volume, error) {
	return verb(ctx, c, func(t *turn) ([]reply.Volume, error) { return t.filteredVolumes(ctx, o) })
}

func (t *turn) filteredVolumes(ctx context.Context, o ListVolumesOptions) ([]reply.Volume, error) {
	filters := maps.Clone(o.Filters)
	maps.DeleteFunc(filters, func(_ string, values []string) bool { return len(values) == 0 })
	caps := volumeTimeCaps(filters)
	if len(filters) > 0 {
		caps = append(caps, CapVolumeFilters)
	}
	if err := t.check(caps...); err != nil {
		return nil, err
	}
	if len(filters) > 0 && t.supports(CapVolumeFilters) != Native {
		return t.filterVolumes(ctx, filters)
	}
	return t.listVolumes(ctx, filters)
}

func (t *turn) listVolumes(ctx context.Context, filters map[string][]string) ([]reply.Volume, error) {
	r := Request{Op: OpVolumeList, Subject: "list volumes", Query: url.Values{}}
	if err := setFilters(r.Query, filters); err != nil {
		return nil, err
	}
	return readAgain[[]reply.Volume](ctx, t, r)
}

// filterVolumes is the other road to a list with filters: the client judges
// what it can as Podman 4.9 does (pkg/domain/filters/volumes.go), and asks for
// the volumes that the other filters let through.
func (t *turn) filterVolumes(ctx context.Context, filters map[string][]string) ([]reply.Volume, error) {
	theirs := map[string][]string{}
	maps.Copy(theirs, filters)
	maps.DeleteFunc(theirs, func(key string, _ []string) bool { return volumeFilters[key] != nil })
	through := map[string]bool{}
	if len(theirs) > 0 {
		list, err := t.listVolumes(ctx, theirs)
		if err != nil || len(theirs) == len(filters) {
			return list, err
		}
		for _, v := range list {
			through[v.Name] = true
		}
	}
	list, err := t.listVolumes(ctx, nil)
	return slices.DeleteFunc(list, func(v reply.Volume) bool {
		for key, values := range filters {
			if is := volumeFilters[key]; is != nil && is(&v, values) {
				return false
			}
		}
		return !through[v.Name]
	}), err
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
	"label":  func(v *reply.Volume, values []string) bool { return labelsMatch(values, v.Labels) },
	"label!": func(v *reply.Volume, values []string) bool { return !labelsMatch(values, v.Labels) },
	"opt": func(v *reply.Volume, values []string) bool {
		return slices.ContainsFunc(values, func(o string) bool {
			key, want, _ := strings.Cut(o, "=")
			have, ok := v.Options[key]
			return ok && (want == "" || have == want)
		})
	},
}

// labelsMatch reports whether labels have all that are wanted, as "key" or
// "key=value" (containers/common, pkg/filters).
func labelsMatch(want []string, labels map[string]string) bool {
	for _, w := range want {
		key, value, _ := strings.Cut(w, "=")
		found := false
		for k, v := range labels {
			found = found || (value == "" || v == value) && (k == key || keyMatches(key, k))
		}
		if !found {
			return false
		}
	}
	return true
}

// keyMatches reports whether a pattern with a * is anywhere in key. A slash is
// an ordinary character.
func keyMatches(pattern, key string) bool {
	if !strings.Contains(pattern, "*") {
		return false
	}
	plain := func(s string) string { return strings.ReplaceAll(s, "/", "|") }
	ok, err := path.Match(plain("*"+pattern+"*"), plain(key))
	return ok && err == nil
}

func hasLabelPattern(filters []string) bool {
	return slices.ContainsFunc(filters, func(f string) bool {
		key, _, _ := strings.Cut(f, "=")
		return strings.Contains(key, "*")
	})
}
