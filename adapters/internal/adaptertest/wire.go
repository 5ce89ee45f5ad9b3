package adaptertest

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"maps"
	"net"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/podspan/podspan/core/released"
)

//go:embed wire.tsv
var containerTable string

//go:embed wire_pod.tsv
var podTable string

//go:embed wire_older.tsv
var olderTable string

// tableRows are the rows of a table: field → entries.
func tableRows(table string) map[string][]string {
	rows := map[string][]string{}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		field, entries, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		rows[field] = strings.Fields(entries)
	}
	return rows
}

// containerRows are those of wire.tsv.
var containerRows = sync.OnceValue(func() map[string][]string { return tableRows(containerTable) })

// podRows are those of wire_pod.tsv, and those of wire.tsv for fields that a
// container has under the same name.
var podRows = sync.OnceValue(func() map[string][]string {
	rows := tableRows(containerTable)
	maps.Copy(rows, tableRows(podTable))
	return rows
})

// olderForm is how older releases are told what a field says.
type olderForm struct {
	field   string
	before  string // releases before this one
	entries string
}

func (f olderForm) of(field, release string) bool {
	return f.field == field && before(release, f.before)
}

// toldElse reports whether a release is told a field in an older form.
func toldElse(forms []olderForm, field, release string) bool {
	return slices.ContainsFunc(forms, func(f olderForm) bool { return f.of(field, release) })
}

// olderForms are the rows of wire_older.tsv of a container or a pod. The first
// that fits counts.
func olderForms(of string) []olderForm {
	var out []olderForm
	for line := range strings.Lines(olderTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 4 {
			panic(fmt.Sprintf("wire_older.tsv: %q has %d cells, not 4", line, len(cells)))
		}
		if cells[0] == of || cells[0] == "both" {
			out = append(out, olderForm{cells[1], cells[2], cells[3]})
		}
	}
	return out
}

var containerForms, podForms = olderForms("container"), olderForms("pod")

// entry is one value in a body.
type entry struct {
	path, value string // as in [encoded.values]
	row         string // the path as the facts tables have it
	beside      bool   // comes along; another field may say it, too
	gone        bool   // it is there without the field only
}

// entriesOf returns what a release is to be sent for a leaf, in a spec whose
// network has that name; false when the leaf is in no table.
func (k *kind) entriesOf(l leaf, release, network string) ([]entry, bool) {
	words, ok := k.rows()[l.name]
	for _, f := range slices.Backward(k.forms) {
		if f.of(l.name, release) {
			words = strings.Fields(f.entries)
		}
	}
	var out []entry
	for _, w := range words {
		path, value, _ := strings.Cut(w, "=")
		path, beside := strings.CutPrefix(path, "+")
		path, gone := strings.CutPrefix(path, "-")
		out = append(out, entry{l.fill(mapKey.ReplaceAllString(path, ".$1"), network), l.fill(value, network), factsRow(path), beside, gone})
	}
	return out, ok
}

var (
	mapKey  = regexp.MustCompile(`\{([^}]+)\}`)
	element = regexp.MustCompile(`\[\d+\]`)
)

func factsRow(path string) string {
	return element.ReplaceAllString(mapKey.ReplaceAllString(path, "{}"), "[]")
}

// fill puts the leaf's value, as [leaf.value] sets it, into a word.
func (l leaf) fill(word, network string) string {
	ip := netip.AddrFrom4([4]byte{10, 9, byte(l.n >> 8), byte(l.n)})
	mac := net.HardwareAddr{2, 0, 0, 0, byte(l.n >> 8), byte(l.n)}
	return strings.NewReplacer(
		"$", "s"+strconv.Itoa(l.n), "#", strconv.Itoa(l.n), "@", network,
		"%ip", ip.String(), "%mac", mac.String(), "%base64", base64.StdEncoding.EncodeToString(mac), "%double", strconv.Itoa(2*l.n),
	).Replace(word)
}

// differs says what is wrong with what a leaf alone makes of the body without it.
func (e encoded) differs(base encoded, want []entry) error {
	for _, w := range want {
		if err := e.holds(w); err != nil {
			return fmt.Errorf("%w in %s", err, e.data)
		}
	}
	for _, path := range append(e.more(base), base.more(e)...) {
		if holds := base.values[path]; e.values[path] == "" && (holds == "{}" || holds == "null") {
			continue // it has something in it now
		}
		if !slices.ContainsFunc(want, func(w entry) bool { return w.path == path }) {
			return fmt.Errorf("%s is %q, without it %q: %s", path, e.values[path], base.values[path], e.data)
		}
	}
	return nil
}

// holds says how an entry is not in a body.
func (e encoded) holds(w entry) error {
	got, ok := e.values[w.path]
	switch {
	case w.gone && ok:
		return fmt.Errorf("%s must not be there, is %q", w.path, got)
	case !w.gone && (!ok || got != w.value):
		return fmt.Errorf("LOST: %s must be %q, is %q", w.path, w.value, got)
	}
	return nil
}

// lacks says which of a leaf's values are not in a body that says much else.
func (e encoded) lacks(want []entry) error {
	for _, w := range want {
		if w.beside {
			continue
		}
		if err := e.holds(w); err != nil {
			return err
		}
	}
	return nil
}

// reaches reports whether a row of the facts tables is what an entry sets, or
// holds it.
func (e entry) reaches(row string) bool {
	rest, ok := strings.CutPrefix(e.row, row)
	return ok && !e.gone && (rest == "" || strings.ContainsRune(".[{", rune(rest[0])))
}

// unreached returns the rows of a release that none of the entries reaches.
func unreached(facts released.Table, release string, said []entry) []string {
	var out []string
	for _, row := range facts.Rows() {
		if facts.Has(row, release) && !slices.ContainsFunc(said, func(e entry) bool { return e.reaches(row) }) {
			out = append(out, row)
		}
	}
	return out
}
