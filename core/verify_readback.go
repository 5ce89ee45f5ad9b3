package core

// ReadBack says whether [CreateOptions].Verify sees a field of a spec.
type ReadBack struct {
	Field  string // "Basic.Hostname"; "Security.IDMappings.Auto" stands for all fields in it
	Option string // the command line's word; empty: it has none
	Since  string // first release whose inspect shows it; empty: all
	Until  string // last release that does; empty: still does
	Unseen string // why inspect never shows it; empty: it does
}

// shownOn reports whether inspect of release v shows the field.
func (r *ReadBack) shownOn(v Version) bool {
	return r.Unseen == "" && (r.Since == "" || v.AtLeast(MustVersion(r.Since))) &&
		(r.Until == "" || MustVersion(r.Until).AtLeast(v))
}

// ReadBacks returns how each field of a [ContainerSpec] is read back: first
// those that inspect shows, a row for each range of releases, then those that it
// does not.
func ReadBacks() []ReadBack { return readBacks(readBackRows(), unseenFields()) }

// NotReadBack returns the fields of a [ContainerSpec] that [CreateOptions].Verify cannot
// see on release v, each with the reason in Unseen.
func NotReadBack(v Version) []ReadBack { return notReadBack(ReadBacks(), v) }

// PodReadBacks is [ReadBacks] of a [PodSpec].
func PodReadBacks() []ReadBack { return readBacks(podReadBackRows(), unseenPodFields()) }

// PodNotReadBack is [NotReadBack] of a [PodSpec].
func PodNotReadBack(v Version) []ReadBack { return notReadBack(PodReadBacks(), v) }

func readBacks[S, D any](rows []readBackRow[S, D], unseen []ReadBack) []ReadBack {
	var out []ReadBack
	for i := range rows {
		out = append(out, rows[i].ReadBack)
	}
	return append(out, unseen...)
}

func notReadBack(all []ReadBack, v Version) []ReadBack {
	seen := map[string]bool{}
	for i := range all {
		if all[i].shownOn(v) {
			seen[all[i].Field] = true
		}
	}
	var out []ReadBack
	for _, r := range all {
		if seen[r.Field] {
			continue
		}
		if r.Unseen == "" {
			seen[r.Field] = true // once
			r.Unseen = "its inspect does not show it: " + (&Rule{Since: r.Since, Until: r.Until}).Needs()
		}
		out = append(out, r)
	}
	return out
}

// differences compares every field that inspect shows on that version.
func differences[S, D any](rows []readBackRow[S, D], s S, d D, v Version) []Difference {
	var out []Difference
	for i := range rows {
		row := &rows[i]
		if !row.shownOn(v) {
			continue
		}
		if wanted, got := row.compare(s, d); wanted != got {
			out = append(out, Difference{Field: row.Field, Option: row.Option, Wanted: wanted, Got: got})
		}
	}
	return out
}
