package adaptertest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/podspan/podspan/core"
)

// runExact sets every field, alone and with all others, for every release. Each
// is in the body, with its value at the path that the tables say and nowhere
// else, or among the refusals with that release's reason: none is in neither,
// none in both. What a release has a path for and no field reaches is listed.
func runExact(t *testing.T, s Suite, k kind) {
	all, facts := leavesOf(k.typ), k.facts(readFacts(t))
	if len(all) < k.leaves {
		t.Fatalf("%d fields found: reflection is broken", len(all))
	}
	for field := range tableRows(k.table) {
		if !slices.ContainsFunc(all, func(l leaf) bool { return l.name == field }) {
			t.Errorf("the table has a row for %s, which is no field", field)
		}
	}
	noField, needed := k.noField(), map[string]bool{}
	for _, release := range s.Releases {
		fate := map[string]core.Refusals{} // nil: applied
		var said []entry
		for _, l := range all {
			refusals, err := k.exact(t, s.Adapter, l, release)
			if err != nil {
				t.Errorf("%s: %s: %v", release, l.name, err)
			}
			fate[l.name] = refusals
			if want, _ := k.entriesOf(l, release, "net"); refusals == nil || explained(refusals) {
				said = append(said, want...)
			}
		}
		if err := k.together(t, s.Adapter, release, fate); err != nil {
			t.Errorf("%s: %v", release, err)
		}
		for _, row := range unreached(facts, release, said) {
			if noField[row] == "" {
				t.Errorf("%s has %s, which no field of a spec reaches: add one, or the reason to unreachable.go", release, row)
			}
			needed[row] = true
		}
	}
	for row := range noField {
		known := slices.ContainsFunc(s.Releases, func(r string) bool { return facts.Has(row, r) })
		if known && !needed[row] && !otherMajor[row] {
			t.Errorf("the reason for %s is not needed", row)
		}
	}
}

// explained reports whether a rule says why a setting is refused by releases
// that have a place for it.
func explained(refusals core.Refusals) bool {
	return slices.ContainsFunc(refusals, func(u *core.UnsupportedError) bool { return u.Note != "" })
}

// exact sets one leaf and returns how it was refused, nil if it was applied.
func (k *kind) exact(t *testing.T, a core.Adapter, l leaf, release string) (core.Refusals, error) {
	spec := k.new()
	l.set(spec)
	k.surround(spec)
	if err := k.check(spec, release); err != nil {
		var refusals core.Refusals
		if !errors.As(err, &refusals) {
			return nil, err
		}
		var errs []error
		for _, u := range refusals {
			errs = append(errs, reasonable(u, release))
		}
		return refusals, errors.Join(errs...)
	}
	want, ok := k.entriesOf(l, release, "net")
	if !ok {
		return nil, errors.New("no table has a row for it")
	}
	return nil, k.encoded(t, a, spec, release).differs(k.encoded(t, a, k.without(l), release), want)
}

// reasonable holds a refusal against the rule: the release lacks it, and the
// text names what is needed and what is there.
func reasonable(u *core.UnsupportedError, release string) error {
	rule, ok := core.LookupRule(u.Cap)
	v := core.MustVersion(release)
	switch {
	case !ok:
		return fmt.Errorf("refused by %s, which is no rule", u.Cap)
	case rule.On(v) != core.Refused:
		return fmt.Errorf("refused by %s, which the release has", u.Cap)
	case u.Needs != rule.Needs() || u.Option != rule.Option || u.Has.String() != v.String():
		return fmt.Errorf("the refusal does not name option, need and release: %w", u)
	}
	return nil
}

// together sets all fields at once. fate is what became of each alone.
func (k *kind) together(t *testing.T, a core.Adapter, release string, fate map[string]core.Refusals) error {
	var errs []error
	everything, _ := k.full(func(leaf) bool { return true })
	var refused core.Refusals
	errors.As(k.check(everything, release), &refused)

	spec, set := k.full(func(l leaf) bool { return fate[l.name] == nil })
	if err := k.check(spec, release); err != nil {
		return fmt.Errorf("without what is refused: %w", err)
	}
	got, network := k.encoded(t, a, spec, release), ""
	if n := k.networks(spec); len(n) > 0 {
		network = n[0].Name
	}
	owners := map[core.Capability]bool{}
	for _, l := range leavesOf(k.typ) {
		want, _ := k.entriesOf(l, release, network)
		if fate[l.name] != nil {
			for _, u := range fate[l.name] {
				owners[u.Cap] = true
				same := func(r *core.UnsupportedError) bool { return r.Cap == u.Cap }
				if !k.alone[l.name] && k.met[u.Cap] == "" && !slices.ContainsFunc(refused, same) {
					errs = append(errs, fmt.Errorf("%s is not refused among all fields: %s", l.name, u.Cap))
				}
			}
			if err := got.lacks(want); err == nil && len(want) > 0 && !want[0].beside {
				errs = append(errs, fmt.Errorf("%s is refused, and sent all the same", l.name))
			}
			continue
		}
		if !set[l.name] {
			continue // gives way to another that excludes it
		}
		if err := got.lacks(want); err != nil {
			errs = append(errs, fmt.Errorf("among all fields: %s: %w", l.name, err))
		}
	}
	for _, r := range refused {
		if !owners[r.Cap] {
			errs = append(errs, fmt.Errorf("%s is refused among all fields, and no field alone is", r.Cap))
		}
	}
	return errors.Join(errs...)
}
