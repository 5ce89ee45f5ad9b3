package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// facts is what was found: table → row → release → Go type.
type facts struct {
	releases []string
	tables   map[string]map[string]map[string]string
	kept     map[string]bool
	modules  map[string][]string
}

func newFacts(releases []string) *facts {
	return &facts{releases: releases, kept: map[string]bool{}, modules: map[string][]string{},
		tables: map[string]map[string]map[string]string{"spec": {}, "pod": {}, "endpoints": {}}}
}

func (f *facts) add(table, row, typ, release string) {
	rows := f.tables[table]
	if rows[row] == nil {
		rows[row] = map[string]string{}
	}
	rows[row][release] = typ
}

// readKept reads the rows of the releases that the module proxy does not have:
// table, releases joined by commas, Go type, then the row.
func (f *facts) readKept(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 4)
		if len(cells) != 4 || f.tables[cells[0]] == nil {
			return fmt.Errorf("%s: cannot read %q", name, line)
		}
		for release := range strings.SplitSeq(cells[1], ",") {
			if !slices.Contains(f.releases, release) {
				return fmt.Errorf("%s: %s is not in the list of releases", name, release)
			}
			f.kept[release] = true
			f.add(cells[0], cells[3], cells[2], release)
		}
	}
	return nil
}

// span is a range of releases without a gap that all have a row.
type span struct{ first, last, types string }

// spans returns a row's ranges. Types are the Go type, and each later one with
// the first release that has it: "bool, 5.0.0 *bool".
func (f *facts) spans(row map[string]string) []span {
	var out []span
	open, before := false, ""
	for i, release := range f.releases {
		typ, ok := row[release]
		if !ok {
			open = false
			continue
		}
		if !open {
			out, open = append(out, span{first: release, types: typ}), true
		} else if typ != before {
			out[len(out)-1].types += ", " + release + " " + typ
		}
		before = typ
		out[len(out)-1].last = release
		if i == len(f.releases)-1 {
			out[len(out)-1].last = "-"
		}
	}
	return out
}

const header = `# %s, by the first and the last podman release that has them, and their Go types.
# Written by "make facts" (integration/conformance/releases) from podman's own sources; releases.txt names the modules.
# A last of - means that the newest release has it.
`

func (f *facts) write(dir string) error {
	for _, t := range []struct{ table, file, title, columns string }{
		{"spec", "spec_fields.tsv", "JSON paths of SpecGenerator (pkg/specgen)", "json_path"},
		{"pod", "pod_fields.tsv", "JSON paths of PodSpecGenerator (pkg/specgen)", "json_path"},
		{"endpoints", "endpoints.tsv",
			"Routes of the libpod API below /libpod, the URL versions that they are served under (first digits; none: without a version)\n" +
				"# and the query parameters that their handlers read (- : the route itself)", "path\tmethod\turls\tparameter"},
	} {
		var b bytes.Buffer
		fmt.Fprintf(&b, header, t.title)
		fmt.Fprintf(&b, "%s\tfirst\tlast\ttypes\n", t.columns)
		for _, row := range slices.Sorted(maps.Keys(f.tables[t.table])) {
			for _, s := range f.spans(f.tables[t.table][row]) {
				fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", row, s.first, s.last, s.types)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, t.file), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "releases.txt"), f.list(), 0o644)
}

// list is releases.txt: every release and the modules that were read for it.
func (f *facts) list() []byte {
	var b bytes.Buffer
	b.WriteString("# Every podman release of the tables beside this file, and the modules that they were read from.\n" +
		"# \"kept\": the Go module proxy does not have it; integration/conformance/releases/kept.tsv does.\n" +
		"# Written by \"make facts\".\n")
	for _, r := range f.releases {
		from := "kept"
		if !f.kept[r] {
			from = strings.Join(f.modules[r], " ")
		}
		fmt.Fprintf(&b, "%s # %s\n", r, from)
	}
	return b.Bytes()
}
