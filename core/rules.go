package core

// The rules table is the only place, besides the read-back tables (verify_*.go)
// and adapters/vN, that knows what a Podman release can do. Sources: podman's
// own structs and handlers of each release, as listed in testdata (make facts),
// and in docs/decisions/0003-rules-table.md; the rows on calls from the query
// parameters of pkg/api/handlers/libpod.

import (
	"slices"
	"strings"
	"sync"
)

// Capability names one thing that not every Podman release can do. The names
// that exist are the constants beside the rows of the rules table, one row each
// (rules_*.go).
type Capability string

// Rule is one row of the rules table: which releases have a capability, which
// can be given the same effect in another way, and what the user calls it.
type Rule struct {
	Cap    Capability
	Option string   // the command line's word: "--env-merge"
	Field  string   // the library's word: "Basic.EnvMerge"
	Paths  []string // what it governs on the wire: JSON paths of SpecGenerator, or "METHOD /route?query"

	Since string // first release that has it; empty: all
	Until string // last release that has it; empty: still there

	// LostSince and LostUntil are the first and the last of some releases in between
	// that lack it; empty: there are none.
	LostSince, LostUntil string

	// EmulatedSince is the first release that lacks the capability but is given the same
	// effect in another way; empty: it is not. Emulation says how, and what little differs.
	EmulatedSince string
	Emulation     string

	// Essential says what would happen without the capability, where that is not
	// what was asked for ("the list would have more networks"): the verb is refused
	// then even where a [SkewPolicy] leaves settings out; empty: the setting can
	// be left out.
	Essential string

	Note    string // why, where the release numbers do not say it
	Instead string // what a user can do on a server that lacks it

	since, until, lostSince, lostUntil, emulatedSince Version // parsed once by compile
}

// Support is what a release can do about a capability.
type Support int

// The answers of [Rule.On].
const (
	Refused  Support = iota // it cannot
	Emulated                // it is given the same effect in another way
	Native                  // it can
)

// String returns "refused", "emulated" or "applied".
func (s Support) String() string {
	return [...]string{"refused", "emulated", "applied"}[s]
}

// On returns what release v can do about the rule's capability. A version that
// is not known can do nothing.
func (r *Rule) On(v Version) Support {
	switch {
	case v.IsZero():
		return Refused
	case r.LostSince != "" && v.AtLeast(r.lostSince) && r.lostUntil.AtLeast(v):
		return Refused
	case v.AtLeast(r.since) && (r.until.IsZero() || r.until.AtLeast(v)):
		return Native
	case r.EmulatedSince != "" && v.AtLeast(r.emulatedSince):
		return Emulated
	}
	return Refused
}

// Needs returns the releases that have the capability, as people write it:
// "Podman ≥ 4.4.0", "Podman ≤ 4.9.5", "Podman < 4.0.0 or > 4.5.1" or "any Podman".
func (r *Rule) Needs() string {
	var parts []string
	if r.Since != "" {
		parts = append(parts, "Podman ≥ "+r.Since)
	}
	if r.Until != "" {
		parts = append(parts, "Podman ≤ "+r.Until)
	}
	if r.LostSince != "" {
		parts = append(parts, "Podman < "+r.LostSince+" or > "+r.LostUntil)
	}
	if parts == nil {
		return "any Podman"
	}
	return strings.Join(parts, " and ")
}

// Refusal returns the error that refuses the rule's capability on server. It
// needs no more than a release that can be given the same effect.
func (r *Rule) Refusal(server Server) *UnsupportedError {
	enough := *r
	if r.EmulatedSince != "" {
		enough.Since = r.EmulatedSince
	}
	return &UnsupportedError{
		Cap: r.Cap, Field: r.Field, Option: r.Option, Needs: enough.Needs(), Has: server.Version,
		Server: server.URI, Note: r.Note, Instead: r.Instead, Otherwise: r.Essential,
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

// row is a rule with what only this package needs of it. S is the spec that has
// the setting, or the options of a call.
type row[S any] struct {
	Rule

	// used reports whether a value uses the capability.
	used func(*S) bool
	// leaveOut takes the setting out of a value that has been copied, but not what
	// it points to: it replaces slices, maps and pointers, and changes none. nil:
	// every release can do it, if only in another way, or the rule is essential.
	leaveOut func(*S)
}

// rulesOf returns the rules of rows.
func rulesOf[S any](rows []row[S]) []Rule {
	out := make([]Rule, len(rows))
	for i := range rows {
		out[i] = rows[i].Rule
	}
	return out
}

// uses returns the capabilities that a value uses, in the order of the rows.
func uses[S any](rows []row[S], value *S) []Capability {
	var caps []Capability
	for i := range rows {
		if rows[i].used(value) {
			caps = append(caps, rows[i].Cap)
		}
	}
	return caps
}

// leftOut returns a copy of the value that does not use the capabilities; it is
// value itself if there are none. others are those that no row of rows has.
func leftOut[S any](rows []row[S], value *S, caps []Capability) (out *S, others []Capability) {
	if len(caps) == 0 {
		return value, nil
	}
	c := *value
	for _, name := range caps {
		i := slices.IndexFunc(rows, func(r row[S]) bool { return r.Cap == name && r.leaveOut != nil })
		if i < 0 {
			others = append(others, name)
			continue
		}
		rows[i].leaveOut(&c)
	}
	return &c, others
}

// containerRows are the rows on what a ContainerSpec may ask for.
var containerRows = sync.OnceValue(func() []row[ContainerSpec] {
	return slices.Concat(containerBasicRules, containerStorageRules, containerSecurityRules, containerNetworkRules, containerResourcesRules)
})

// table is the rules table, compiled when it is first asked for: a program that
// only lists containers does not need it.
var table = sync.OnceValue(func() *compiled {
	return compile(slices.Concat(rulesOf(containerRows()), containerCallRules, execRules, imageRules, systemRules,
		rulesOf(networkSpecRules), networkCallRules, rulesOf(volumeSpecRules), volumeCallRules,
		rulesOf(secretSpecRules), secretCallRules, rulesOf(podSpecRules), podCallRules))
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
		r.since, r.until, r.emulatedSince = parse(r.Since), parse(r.Until), parse(r.EmulatedSince)
		r.lostSince, r.lostUntil = parse(r.LostSince), parse(r.LostUntil)
		t.list[i], t.byCap[r.Cap] = r, r
	}
	return t
}
