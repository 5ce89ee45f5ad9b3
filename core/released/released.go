// Package released reads what each podman release knows on the wire: the
// tables in core/testdata, which make facts writes. It is for tests, which hold
// the rules table and the adapters against it.
package released

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Facts are the tables of all releases.
type Facts struct {
	Releases []string // "3.0.0", oldest first

	Spec Table // JSON paths of SpecGenerator: "mounts[].options", "Networks{}.aliases"
	Pod  Table // those of PodSpecGenerator
	// Endpoints are libpod routes, "GET /containers/json", and their query
	// parameters, "GET /containers/json?all". Those that servers match in any
	// case are found in any. Of the routes that are served only under URLs of
	// some versions, those for URLs of version 4 and newer are there.
	Endpoints Table
}

// Table says which releases have which rows.
type Table struct {
	index map[string]int // release → column
	rows  map[string][]bool
	fold  map[string]string // in lower case → row, where case means nothing
}

// Read reads the tables of a folder.
func Read(dir string) (*Facts, error) {
	f := &Facts{}
	index := map[string]int{}
	err := lines(filepath.Join(dir, "releases.txt"), func(line string) error {
		release, _, _ := strings.Cut(line, " ")
		index[release] = len(f.Releases)
		f.Releases = append(f.Releases, release)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, t := range []struct {
		file  string
		table *Table
		key   func(cells []string) (key string, fold bool)
	}{
		{"spec_fields.tsv", &f.Spec, jsonPath},
		{"pod_fields.tsv", &f.Pod, jsonPath},
		{"endpoints.tsv", &f.Endpoints, endpoint},
	} {
		*t.table = Table{index: index, rows: map[string][]bool{}, fold: map[string]string{}}
		if err := t.table.read(filepath.Join(dir, t.file), t.key); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func jsonPath(c []string) (string, bool) { return c[0], false }

// endpoint is the key of a row: path, method, urls, parameter, …, types. A
// parameter that is looked up as text is so literally; the decoder of the
// others does not mind case.
func endpoint(c []string) (string, bool) {
	if c[2] != "all" && c[2] != "4-9" {
		return "", false
	}
	key := c[1] + " " + c[0]
	if c[3] == "-" {
		return key, false
	}
	return key + "?" + c[3], !strings.HasPrefix(c[len(c)-1], "text")
}

// read reads rows whose last three cells are first, last and types.
func (t *Table) read(file string, key func(cells []string) (string, bool)) error {
	header := true
	return lines(file, func(line string) error {
		if header {
			header = false
			return nil
		}
		cells := strings.Split(line, "\t")
		n := len(cells)
		if n < 4 {
			return fmt.Errorf("%s: cannot read %q", file, line)
		}
		first, ok := t.index[cells[n-3]]
		last, ok2 := t.index[cells[n-2]]
		if cells[n-2] == "-" {
			last, ok2 = len(t.index)-1, true
		}
		if !ok || !ok2 {
			return fmt.Errorf("%s: %q names an unknown release", file, line)
		}
		row, fold := key(cells)
		if row == "" {
			return nil
		}
		if t.rows[row] == nil {
			t.rows[row] = make([]bool, len(t.index))
		}
		for i := first; i <= last; i++ {
			t.rows[row][i] = true
		}
		if fold {
			t.fold[strings.ToLower(row)] = row
		}
		return nil
	})
}

func lines(file string, each func(line string) error) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := each(line); err != nil {
			return err
		}
	}
	return nil
}

// Has reports whether a release has a row. A release that is not listed has
// none; what follows a dash in its name does not count.
func (t Table) Has(row, release string) bool {
	release, _, _ = strings.Cut(release, "-")
	column, ok := t.index[release]
	return ok && slices.ContainsFunc(t.Find(row), func(r string) bool { return t.rows[r][column] })
}

// Find returns the rows that are meant by one in perhaps another case; none if
// no release has it.
func (t Table) Find(row string) []string {
	var out []string
	if t.rows[row] != nil {
		out = append(out, row)
	}
	if r, ok := t.fold[strings.ToLower(row)]; ok && r != row {
		out = append(out, r)
	}
	return out
}

// Rows returns all rows in order.
func (t Table) Rows() []string { return slices.Sorted(maps.Keys(t.rows)) }
