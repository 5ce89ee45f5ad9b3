//go:build !no_podman_v4

package flags

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/podspan/podspan/adapters"
	"github.com/podspan/podspan/core"
)

// TestParity holds the body that our v4 adapter makes of a command line
// against the one that podman-remote 4.9.5 sent for it.
func TestParity(t *testing.T) {
	v4, err := adapters.ByName("v4")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(recordedFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []recorded
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if lines := readLines(t); len(lines) != len(all) {
		t.Errorf("%d lines and %d recorded bodies: record again", len(lines), len(all))
	}
	used := map[string]bool{}
	for _, rec := range all {
		t.Run(rec.Line, func(t *testing.T) {
			dir := writeInputs(t)
			res, err := parse(t, testEnv(dir), shellSplit(rec.Line, dir)...)
			if err != nil {
				t.Fatal(err)
			}
			server := core.Server{Version: core.MustVersion("4.9.5")}
			if err := core.CheckContainer(server, res.Spec); err != nil {
				t.Fatal(err)
			}
			body, err := v4.EncodeContainer(res.Spec, server)
			if err != nil {
				t.Fatal(err)
			}
			out, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			want, got := plain(t, rec.Body), plain(t, tidy(t, out, dir))
			for key, d := range differences[rec.Line] {
				if reflect.DeepEqual(want[key], got[key]) {
					t.Errorf("%s no longer differs: take it out of differences (%s)", key, d.why)
				}
				if d.ours != text(got[key]) {
					t.Errorf("%s is %s, not %s", key, text(got[key]), d.ours)
				}
				delete(want, key)
				delete(got, key)
				used[rec.Line] = true
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("podman-remote (-), podspan (+):\n%s", d)
			}
		})
	}
	for line := range differences {
		if !used[line] {
			t.Errorf("differences has no such line: %s", line)
		}
	}
}

// plain decodes a body, without what says nothing: zero values, and what
// podman's client says although it is each server's own answer anyway.
func plain(t *testing.T, body []byte) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatal(err)
	}
	if m["manage_password"] == true {
		delete(m, "manage_password") // the only default there is
	}
	networks, _ := m["Networks"].(map[string]any)
	delete(m, "Networks")
	prune(m)
	for _, n := range networks { // to be in the map says something, even with nothing
		prune(n.(map[string]any))
	}
	if len(networks) > 0 {
		m["Networks"] = networks
	}
	sortMounts(m)
	return m
}

// prune removes empty values, which servers cannot tell from absent ones. An
// empty word of a list stays.
func prune(m map[string]any) {
	for k, v := range m {
		switch v := v.(type) {
		case map[string]any:
			prune(v)
			if len(v) == 0 {
				delete(m, k)
			}
		case []any:
			for _, e := range v {
				if e, ok := e.(map[string]any); ok {
					prune(e)
				}
			}
			if len(v) == 0 {
				delete(m, k)
			}
		case nil:
			delete(m, k)
		case bool:
			if !v {
				delete(m, k)
			}
		case float64:
			if v == 0 {
				delete(m, k)
			}
		case string:
			if v == "" {
				delete(m, k)
			}
		}
	}
}
