package adaptertest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core/released"
)

// runReleased holds every path that is sent against the release's own struct.
func runReleased(t *testing.T, s Suite, k kind, exceptions []Exception) {
	known := k.facts(readFacts(t))
	rows := known.Rows()
	used := map[string]bool{}
	for _, release := range s.Releases {
		all, _ := k.full(k.accepted(release))
		for _, spec := range slices.Concat(k.examples(release), k.each(release), []any{all}) {
			c := checker{t: t, exceptions: exceptions, known: known, rows: rows, release: release, used: used}
			c.check("", decodeAny(t, k.encoded(t, s.Adapter, spec, release).data))
		}
	}
	for _, e := range exceptions {
		if !used[e.Path] {
			t.Errorf("the exception for %s is not needed", e.Path)
		}
	}
}

type checker struct {
	t          *testing.T
	exceptions []Exception
	known      released.Table
	rows       []string // of it
	release    string
	used       map[string]bool
}

// check walks a value as far as the struct's own fields go; below are maps and
// scalars.
func (c *checker) check(path string, v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			c.check(path+"[]", e)
		}
	case map[string]any:
		for k, e := range v {
			switch {
			case c.inside(path + "{}"):
				c.check(path+"{}", e)
			case path == "" || c.inside(path+"."):
				sub := strings.TrimPrefix(path+"."+k, ".")
				c.row(sub, e)
				c.check(sub, e)
			}
		}
	}
}

func (c *checker) inside(prefix string) bool {
	return slices.ContainsFunc(c.rows, func(row string) bool { return strings.HasPrefix(row, prefix) })
}

func (c *checker) row(path string, v any) {
	if c.known.Has(path, c.release) {
		return
	}
	for _, e := range c.exceptions {
		if e.Path == path && (!e.Zero || zero(v)) {
			c.used[path] = true
			return
		}
	}
	c.t.Errorf("%s: %s is sent (%v), which the release does not know", c.release, path, v)
}

func zero(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case bool:
		return !v
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// ReleasesOf returns the releases of podman's own history that belong to the
// majors, oldest first, and the others in place of the release that they count as.
func ReleasesOf(t *testing.T, majors string, others ...string) []string {
	var out []string
	for _, r := range readFacts(t).Releases {
		major, _, _ := strings.Cut(r, ".")
		if !strings.Contains(majors, major) {
			continue
		}
		for _, o := range others {
			if strings.HasPrefix(o, r+"-") {
				out = append(out, o)
			}
		}
		out = append(out, r)
	}
	return out
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}
