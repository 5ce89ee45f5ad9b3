package conform

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCheckFolder(t *testing.T) {
	type volume struct {
		Name   string
		Labels map[string]string
		Sizes  []int
	}
	kind := Kind[volume]{Zeros: true}
	for _, tt := range []struct{ name, file, want string }{
		{"zeros are no difference", `{"Name":"x","Labels":{"a":"b"},"Sizes":[0,1]}`, ""},
		{"elements are", `{"Name":"x","Labels":{"a":"b"},"Sizes":[0,1.5]}`, "cannot unmarshal"},
		{"a field in other letters", `{"name":"x","Labels":{"a":"b"},"Sizes":[1]}`, "want \"x\", got nothing"},
		{"a field of the type that nobody sends", `{"Name":"x","Sizes":[1]}`, "Labels is in no body"},
		{"an unknown field", `{"Name":"x","Label":{}}`, "unknown field"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			matches(t, kind.CheckFolder(folder(t, map[string]string{"a.json": tt.file})), tt.want)
		})
	}
	matches(t, kind.CheckFolder(t.TempDir()), "no *.json")
}

// toyOptions are options as podman's own client has them.
type toyOptions struct {
	Name    *string
	Opts    map[string]string
	Replace *bool
}

func (o *toyOptions) ToParams() (url.Values, error) {
	q := url.Values{}
	if o.Name != nil {
		q.Set("name", *o.Name)
	}
	if o.Opts != nil {
		text, err := json.Marshal(o.Opts)
		if err != nil {
			return nil, err
		}
		q.Set("opts", string(text))
	}
	if o.Replace != nil && *o.Replace {
		q.Set("replace", "true")
	}
	return q, nil
}

func TestCheckQueries(t *testing.T) {
	const rest = `{"Query":{"opts":["{\"a\":\"b\"}"],"replace":["true"]},"Data":"d"}`
	for _, tt := range []struct{ name, file, want string }{
		{"good", `{"Query":{"name":["x"]},"Data":"d"}`, ""},
		{"other data", `{"Query":{"name":["x"]},"Data":"e"}`, `the body is "e"`},
		{"no such parameter", `{"Query":{"name":["x"],"nope":["1"]},"Data":"d"}`, "no such parameter"},
		{"twice", `{"Query":{"name":["x","y"]},"Data":"d"}`, "no such parameter"},
		{"another form", `{"Query":{"name":["x"],"opts":["a=b"]},"Data":"d"}`, "opts="},
		{"what podman would not say", `{"Query":{"name":["x"],"replace":["false"]},"Data":"d"}`, "podman's own query"},
		{"an option that nobody sends", `{"Query":{"replace":["true"]},"Data":"d"}`, "Name is in no query"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := folder(t, map[string]string{"a.json": tt.file, "b.json": rest})
			matches(t, CheckQueries(dir, "d", func() Params { return &toyOptions{} }), tt.want)
		})
	}
}
