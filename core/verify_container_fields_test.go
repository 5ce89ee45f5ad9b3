package core

import (
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// specLeaves are the fields of a spec that hold a value rather than fields, as
// adapters/internal/adaptertest finds them.
func specLeaves(spec reflect.Type) []string {
	var out []string
	var walk func(t reflect.Type, name string)
	walk = func(t reflect.Type, name string) {
		holds := t
		for holds.Kind() == reflect.Pointer || holds.Kind() == reflect.Slice || holds.Kind() == reflect.Map {
			holds = holds.Elem()
		}
		if holds.Kind() != reflect.Struct || holds == reflect.TypeFor[netip.Addr]() {
			out = append(out, strings.TrimPrefix(name, "."))
			return
		}
		for i := range holds.NumField() {
			if f := holds.Field(i); f.Anonymous {
				walk(f.Type, name)
			} else {
				walk(f.Type, name+"."+f.Name)
			}
		}
	}
	walk(spec, "")
	return out
}

func TestEveryFieldIsReadBackOrSaidToBeUnseen(t *testing.T) {
	everyFieldOnce(t, specLeaves(reflect.TypeFor[ContainerSpec]()), 200, ReadBacks())
	everyFieldOnce(t, specLeaves(reflect.TypeFor[PodSpec]()), 100, PodReadBacks())
}

func everyFieldOnce(t *testing.T, leaves []string, atLeast int, all []ReadBack) {
	t.Helper()
	if len(leaves) < atLeast {
		t.Fatalf("%d fields found: reflection is broken", len(leaves))
	}
	covered := map[string]bool{}
	for _, leaf := range leaves {
		var rows, unseen int
		for _, r := range all {
			if leaf != r.Field && !(r.Unseen != "" && strings.HasPrefix(leaf, r.Field+".")) {
				continue
			}
			covered[r.Field] = true
			if r.Unseen != "" {
				unseen++
			} else {
				rows++
			}
		}
		if rows == 0 && unseen != 1 || rows > 0 && unseen > 0 {
			t.Errorf("%s has %d rows and is %d times among the unseen: it belongs in one list", leaf, rows, unseen)
		}
	}
	for _, r := range all {
		if !covered[r.Field] {
			t.Errorf("%s is no field of a spec", r.Field)
		}
	}
}

// Rows of one field are for different releases, or it would be reported twice.
func TestRowsOfOneFieldDoNotOverlap(t *testing.T) {
	for v := range strings.FieldsSeq("3.0.0 3.1.2 3.2.0 3.2.3 3.4.0 3.4.4 3.4.7 4.0.0 4.0.3 4.1.0 4.2.1 4.3.0 4.3.1 4.4.0 4.6.2 4.7.0 " +
		"4.8.0 4.9.5 5.0.0 5.4.2") {
		noOverlap(t, v, ReadBacks(), NotReadBack(MustVersion(v)))
		noOverlap(t, v, PodReadBacks(), PodNotReadBack(MustVersion(v)))
	}
}

func noOverlap(t *testing.T, v string, all, not []ReadBack) {
	t.Helper()
	seen := map[string]bool{}
	for i := range all {
		if !all[i].shownOn(MustVersion(v)) {
			continue
		}
		if seen[all[i].Field] {
			t.Errorf("%s has two rows on %s", all[i].Field, v)
		}
		seen[all[i].Field] = true
	}
	for _, r := range not {
		if seen[r.Field] {
			t.Errorf("%s is read back on %s and said not to be", r.Field, v)
		}
		if r.Unseen == "" {
			t.Errorf("%s: no reason why it is not read back on %s", r.Field, v)
		}
	}
}

func TestNotReadBackDependsOnTheRelease(t *testing.T) {
	has := func(v, field string) bool {
		return slices.ContainsFunc(NotReadBack(MustVersion(v)), func(r ReadBack) bool { return r.Field == field })
	}
	for _, tc := range []struct {
		version, field string
		want           bool
	}{
		{"3.4.4", "Network.Networks.Aliases", true}, {"4.0.0", "Network.Networks.Aliases", false},
		{"4.3.1", "Security.ReadWriteTmpfs", false}, {"4.9.5", "Security.ReadWriteTmpfs", true},
		{"4.9.5", "Network.Networks.StaticIPs", true}, {"3.4.4", "Basic.Hostname", false}, {"3.0.0", "Storage.IPC.Mode", false},
	} {
		if got := has(tc.version, tc.field); got != tc.want {
			t.Errorf("%s on %s: not read back is %t", tc.field, tc.version, got)
		}
	}
}
