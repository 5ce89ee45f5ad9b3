package adaptertest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// runFields sets one field at a time, for every release: it is found in the
// body or among the refusals.
func runFields(t *testing.T, s Suite, k kind) {
	all := leavesOf(k.typ)
	if len(all) < k.leaves {
		t.Fatalf("%d fields found: reflection is broken", len(all))
	}
	newest := s.Adapter.Speaks().Current.Clean()
	var table []string
	for _, release := range s.Releases {
		for _, l := range all {
			where, err := k.try(t, s.Adapter, l, release)
			if err != nil {
				t.Errorf("%s: %s: %v", release, l.name, err)
			}
			if release == newest {
				table = append(table, l.name+"\t"+where)
			}
		}
	}
	golden(t, k.name+"fields-"+newest+".tsv", []byte(strings.Join(table, "\n")+"\n"))
}

// try sets one leaf and returns where it went.
func (k *kind) try(t *testing.T, a core.Adapter, l leaf, release string) (string, error) {
	spec := k.new()
	words := l.set(spec)
	k.surround(spec)
	if err := k.check(spec, release); err != nil {
		if !errors.Is(err, core.ErrUnsupported) {
			return "", err
		}
		var u *core.UnsupportedError
		errors.As(err, &u)
		return "refused: " + string(u.Cap), nil
	}
	base := k.encoded(t, a, k.without(l), release)
	got := k.encoded(t, a, spec, release)
	more := got.more(base)
	if prefix, ok := k.road[l.name]; ok && k.byRoad(spec, release) {
		if prefix == "" && len(more) > 0 {
			return "", fmt.Errorf("sent in %v", more)
		}
		if prefix != "" && !strings.Contains(strings.Join(more, " "), prefix) {
			return "", fmt.Errorf("not in %v", more)
		}
		return "by another road: " + strings.Join(more, " "), nil
	}
	if since := k.unsaid[l.name]; since != "" && before(release, since) {
		if len(more) > 0 {
			return "", fmt.Errorf("sent in %v", more)
		}
		return "what the release does anyway", nil
	}
	if len(more) == 0 {
		return "", errors.New("LOST: nothing in the body tells of it")
	}
	for _, w := range words {
		if !got.has(w, more) {
			return "", fmt.Errorf("LOST: value %q is not in %v of %s", w, more, got.data)
		}
	}
	return strings.Join(more, " "), nil
}

// without returns a spec with all that surrounds the leaf, but not itself.
func (k *kind) without(l leaf) any {
	spec := k.new()
	l.set(spec)
	k.surround(spec)
	zero := leaf{name: l.name, index: l.index}
	zero.clear(spec)
	if !k.named[l.name] {
		k.surround(spec)
	}
	return spec
}

func (k *kind) byRoad(spec any, release string) bool {
	for _, c := range k.uses(spec) {
		if core.Supports(c, core.MustVersion(release)) == core.ByRoad {
			return true
		}
	}
	return false
}

// runTogether sets every field that a release can apply at once, and finds
// each in the body.
func runTogether(t *testing.T, s Suite, k kind) {
	for _, release := range s.Releases {
		spec, words := k.full(k.accepted(release))
		if err := k.check(spec, release); err != nil {
			t.Fatalf("%s: %v", release, err)
		}
		got := k.encoded(t, s.Adapter, spec, release)
		all := got.paths()
		for name, ws := range words {
			if _, ok := k.road[name]; ok {
				continue
			}
			for _, w := range ws {
				if !got.has(w, all) {
					t.Errorf("%s: %s: LOST: value %q is not in the body", release, name, w)
				}
			}
		}
	}
}

// AllFields returns a spec with every field set that the release can apply.
func AllFields(release string) *core.ContainerSpec {
	spec, _ := containers.full(containers.accepted(release))
	return spec.(*core.ContainerSpec)
}

// AllPodFields returns a pod's spec with every field set that the release can
// apply.
func AllPodFields(release string) *core.PodSpec {
	spec, _ := pods.full(pods.accepted(release))
	return spec.(*core.PodSpec)
}
