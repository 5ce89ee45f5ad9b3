package conform

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type toyPart struct {
	Name string `json:"name"`
	Mode *int   `json:"mode,omitempty"`
}

type toy struct {
	toyPart
	Parts []toyPart          `json:"parts,omitempty"`
	ByKey map[string]toyPart `json:"by_key,omitempty"`
	Old   string             `json:"old,omitempty"`
	Local string             `json:"-"`
}

func toyKind() Kind[toy] {
	return Kind[toy]{
		Validate: func(v *toy) error {
			if v.Name == "bad" {
				return errors.New("bad name")
			}
			return nil
		},
		NotSent: map[string]string{"old": "replaced by name"},
	}
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct{ name, file, body, want string }{
		{"good", "a.json", `{"name":"x","parts":[{"name":"y","mode":1}]}`, ""},
		{"number spelling", "a.json", `{"name":"x","mode":1}`, ""},
		{"unknown field", "a.json", `{"name":"x","nope":1}`, `unknown field "nope"`},
		{"other case", "a.json", `{"Name":"x"}`, "Name: want \"x\", got nothing"},
		{"zero that is dropped", "a.json", `{"name":"x","old":""}`, `old: want "", got nothing`},
		{"wrong type", "a.json", `{"name":1}`, "cannot unmarshal"},
		{"two values", "a.json", `{"name":"x"}{}`, "more than one"},
		{"no JSON", "a.json", ``, "decode"},
		{"nested", "a.json", `{"name":"x","parts":[{"name":"y","mode":null}]}`, "parts[0].mode: want null, got nothing"},
		{"invalid", "a.json", `{"name":"bad"}`, "Validate: bad name"},
		{"compared only", "all-fields-1.json", `{"name":"bad"}`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			matches(t, toyKind().Check(Body{tt.file, []byte(tt.body)}), tt.want)
		})
	}
}

func TestCoverage(t *testing.T) {
	full := `{"name":"x","mode":1,"parts":[{"name":"a"},{"mode":2}],"by_key":{"k":{"name":"b","mode":1}}}`
	for _, tt := range []struct {
		name, body string
		notSent    map[string]string
		want       string
	}{
		{"all", full, map[string]string{"old": "why"}, ""},
		{"not excused", full, nil, "old is in no body"},
		{"element missing", strings.Replace(full, `{"mode":2}`, `{}`, 1), map[string]string{"old": "why"}, "parts[].mode is in no body"},
		{"zero does not count", strings.Replace(full, `"mode":2`, `"mode":0`, 1), map[string]string{"old": "why"}, "parts[].mode is in no body"},
		{"subtree excused", `{"name":"x","mode":1,"by_key":{"k":{"name":"b","mode":1}}}`, map[string]string{"old": "why", "parts": "why"}, ""},
		{"excused but sent", full, map[string]string{"old": "why", "by_key{}.mode": "why"}, "by_key{}.mode is sent"},
		{"stale row", full, map[string]string{"old": "why", "gone": "why"}, "NotSent names gone"},
		{"no reason", full, map[string]string{"old": ""}, "no reason for old"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := toyKind()
			k.NotSent = tt.notSent
			matches(t, k.Coverage([]Body{{"a.json", []byte(tt.body)}}), tt.want)
		})
	}
}

func TestLoad(t *testing.T) {
	empty, one := t.TempDir(), t.TempDir()
	for _, name := range []string{"a.json", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(one, name), []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ name, dir, want string }{
		{"unset", "", "names no folder"},
		{"missing", filepath.Join(empty, "no"), "no such file"},
		{"empty", empty, "no *.json"},
		{"one", one, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bodies, err := Load(tt.dir)
			matches(t, err, tt.want)
			if tt.want == "" && len(bodies) != 1 {
				t.Errorf("%d bodies, want 1", len(bodies))
			}
		})
	}
}

func TestSameJSON(t *testing.T) {
	type same struct {
		A int32             `json:"a,omitempty"`
		M map[string][]byte `json:"m"`
	}
	type order struct {
		M map[string][]byte `json:"m"`
		A int32             `json:"a,omitempty"`
	}
	type wide struct {
		A int64             `json:"a,omitempty"`
		M map[string][]byte `json:"m"`
	}
	type always struct {
		A int32             `json:"a"`
		M map[string][]byte `json:"m"`
	}
	type fewer struct {
		A int32 `json:"a,omitempty"`
	}
	if err := SameJSON(same{}, same{}); err != nil {
		t.Error(err)
	}
	for _, other := range []any{order{}, wide{}, always{}, fewer{}} {
		if SameJSON(same{}, other) == nil {
			t.Errorf("%T passes for %T", other, same{})
		}
	}
}

// matches fails unless err is nil for "" and else contains want.
func matches(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Errorf("unexpected error: %v", err)
	case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
		t.Errorf("error %v, want one with %q", err, want)
	}
}
