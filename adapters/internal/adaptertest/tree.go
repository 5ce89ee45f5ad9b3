package adaptertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"
)

// encoded is a create body in JSON and as its values by path.
type encoded struct {
	data   []byte
	values map[string]string // "mounts[0].options[1]" → "rw"
}

func marshaled(t *testing.T, body any, release string) encoded {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatalf("%s: marshal: %v", release, err)
	}
	return encoded{data, flatten(t, data)}
}

func flatten(t *testing.T, data []byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if len(v) == 0 {
				out[path] = "{}"
			}
			for k, e := range v {
				walk(strings.TrimPrefix(path+"."+k, "."), e)
			}
		case []any:
			if len(v) == 0 {
				out[path] = "[]"
			}
			for i, e := range v {
				walk(fmt.Sprintf("%s[%d]", path, i), e)
			}
		case nil:
			out[path] = "null"
		default:
			out[path] = fmt.Sprint(v)
		}
	}
	walk("", decodeAny(t, data))
	return out
}

func decodeAny(t *testing.T, data []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// more returns the paths whose values are in e and not in base, in order.
func (e encoded) more(base encoded) []string {
	var out []string
	for path, v := range e.values {
		if old, ok := base.values[path]; !ok || old != v {
			out = append(out, path)
		}
	}
	sort.Strings(out)
	return out
}
