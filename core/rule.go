package core

import (
	"slices"
	"strings"
	"sync"
)

// Capability names one thing that not every Podman release can do. The names
// that exist are the constants in capability.go; each has one row in the
// rules table.
type Capability string

// Rule is one row of the rules table: which releases have a capability, which
// can be given the same effect by another road, and what the user calls it.
type Rule struct {
	Cap    Capability
	Option string   // the command line's word: "--env-merge"
	Field  string   // the library's word: "Basic.EnvMerge"
	Paths  []string // what it governs on the wire: JSON paths of SpecGenerator, or "METHOD /route?query"

	Since string // first release that has it; empty: all
	Until string // last release that has it; empty: still there

	// RoadSince is the first release that lacks the capability but is given
	// exactly the same effect by another road; empty: there is none. Road says
	// which.
	RoadSince string
	Road      string

	// Essential says why a verb is refused without the capability even where a
	// [SkewPolicy] leaves settings out; empty: the setting can be left out.
	Essential string

	Note    string // why, where the release numbers do not say it
	Instead string // what a user can do on a server that lacks it

	since, until, roadSince Version // parsed once by compile
}

// Support is what a release can do about a capability.
type Support int

// The answers of [Rule.On].
const (
	Refused Support = iota // it cannot
	ByRoad                 // it is given the same effect by another road
	Native                 // it can
)

// String returns "refused", "by another road" or "applied".
func (s Support) String() string {
	return [...]string{"refused", "by another road", "applied"}[s]
}

// On returns what release v can do about the rule's capability. A version that
// is not known can do nothing.
func (r *Rule) On(v Version) Support {
	switch {
	case v.IsZero():
		return Refused
	case v.AtLeast(r.since) && (r.until.IsZero() || r.until.AtLeast(v)):
		return Native
	case r.RoadSince != "" && v.AtLeast(r.roadSince):
		return ByRoad
	}
	return Refused
}

// Needs returns the releases that have the capability, as people write it:
// "Podman ≥ 4.4.0", "Podman ≤ 4.9.5" or "any Podman".
func (r *Rule) Needs() string {
	var parts []string
	if r.Since != "" {
		parts = append(parts, "Podman ≥ "+r.Since)
	}
	if r.Until != "" {
		parts = append(parts, "Podman ≤ "+r.Until)
	}
	if parts == nil {
		return "any Podman"
	}
	return strings.Join(parts, " and ")
}

// Refusal returns the error that refuses the rule's capability on server.
func (r *Rule) Refusal(server Server) *UnsupportedError {
	return &UnsupportedError{
		Cap: r.Cap, Field: r.Field, Option: r.Option, Needs: r.Needs(), Has: server.Version,
		Server: server.URI, Note: r.Note, Instead: r.Instead,
	}
}

// Rules returns the rules table in the order of its rows. The rows are shared:
// do not change them.
func Rules() []*Rule { return table().list }

// LookupRule returns the rule of a capability.
func LookupRule(c Capability) (*Rule, bool) {
	r, ok := table().byCap[c]
	return r, ok
}

// Supports reports what release v can do about capability c. A capability
// without a rule is refused everywhere.
func Supports(c Capability, v Version) Support {
	if r, ok := table().byCap[c]; ok {
		return r.On(v)
	}
	return Refused
}

// table is the rules table, compiled when it is first asked for: a program that
// only lists containers does not need it.
var table = sync.OnceValue(func() *compiled {
	return compile(slices.Concat(containerRules, systemRules, networkRules, volumeRules, secretRules, podRules))
})

type compiled struct {
	list  []*Rule
	byCap map[Capability]*Rule
}

func compile(rows []Rule) *compiled {
	parse := func(s string) Version {
		if s == "" {
			return Version{}
		}
		return MustVersion(s)
	}
	t := &compiled{list: make([]*Rule, len(rows)), byCap: make(map[Capability]*Rule, len(rows))}
	for i := range rows {
		r := &rows[i]
		r.since, r.until, r.roadSince = parse(r.Since), parse(r.Until), parse(r.RoadSince)
		t.list[i], t.byCap[r.Cap] = r, r
	}
	return t
}
