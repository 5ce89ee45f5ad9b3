//go:build linux

package integration

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// lookupJSON finds a value: State.Status, Mounts[0].Source, Labels["a.b"], Mounts.len; "." is the
// whole. Several documents one after the other, as streams have them, are one array.
func lookupJSON(text, path string) (value any, found bool, err error) {
	value, err = decodeAll(text)
	if err != nil {
		return nil, false, err
	}
	steps, err := splitPath(path)
	if err != nil {
		return nil, false, err
	}
	for _, step := range steps {
		if value, found = stepInto(value, step); !found {
			return nil, false, nil
		}
	}
	return value, true, nil
}

func decodeAll(text string) (any, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber() // sizes and IDs beyond float64 stay exact
	var docs []any
	for {
		var v any
		err := dec.Decode(&v)
		switch {
		case errors.Is(err, io.EOF) && len(docs) == 1:
			return docs[0], nil
		case errors.Is(err, io.EOF) && len(docs) > 1:
			return docs, nil
		case err != nil:
			return nil, fmt.Errorf("not JSON: %w: %.200s", err, text)
		}
		docs = append(docs, v)
	}
}

// splitPath returns strings for keys and ints for indexes.
func splitPath(path string) ([]any, error) {
	var steps []any
	for rest := strings.TrimPrefix(path, "."); rest != ""; {
		if inside, ok := strings.CutPrefix(rest, "["); ok {
			var step any
			if quoted, err := strconv.QuotedPrefix(inside); err == nil {
				key, err := strconv.Unquote(quoted)
				if err != nil {
					return nil, fmt.Errorf("path %q: %w", path, err)
				}
				step, inside = key, inside[len(quoted):]
			} else {
				digits, _, _ := strings.Cut(inside, "]")
				n, err := strconv.Atoi(digits)
				if err != nil {
					return nil, fmt.Errorf("path %q: in [] goes a number or a quoted key", path)
				}
				step, inside = n, inside[len(digits):]
			}
			after, ok := strings.CutPrefix(inside, "]")
			if !ok {
				return nil, fmt.Errorf("path %q: ] is missing", path)
			}
			steps, rest = append(steps, step), strings.TrimPrefix(after, ".")
			continue
		}
		end := strings.IndexAny(rest, ".[")
		if end < 0 {
			end = len(rest)
		}
		steps = append(steps, rest[:end])
		rest = strings.TrimPrefix(rest[end:], ".")
	}
	return steps, nil
}

func stepInto(value, step any) (any, bool) {
	switch v := value.(type) {
	case map[string]any:
		key, ok := step.(string)
		if !ok {
			return nil, false
		}
		if inner, ok := v[key]; ok {
			return inner, true
		}
		return json.Number(strconv.Itoa(len(v))), key == "len"
	case []any:
		if n, ok := step.(int); ok && n >= 0 && n < len(v) {
			return v[n], true
		}
		return json.Number(strconv.Itoa(len(v))), step == "len"
	case string:
		return json.Number(strconv.Itoa(len(v))), step == "len"
	case nil: // Go writes an empty list as null
		return json.Number("0"), step == "len"
	}
	return nil, false
}

// sameJSON compares a value with what a script wants: a string by its text, anything else as JSON.
func sameJSON(got any, want string) bool {
	if textOf(got) == want {
		return true
	}
	if _, ok := got.(string); ok {
		return false
	}
	v, err := decodeAll(want)
	return err == nil && reflect.DeepEqual(got, v)
}

func textOf(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

func TestJSONPath(t *testing.T) {
	const doc = `{"a":{"b":[{"c":"x"},{"c":2}],"n":null,"t":true},"l":{"k.d":"v"},"big":9007199254740993}`
	for _, c := range []struct {
		path, want string
		found      bool
	}{
		{"a.b[0].c", "x", true}, {".a.b[1].c", "2", true}, {"a.b.len", "2", true}, {"a.n", "null", true},
		{"a.n.len", "0", true}, {"a.t", "true", true}, {`l["k.d"]`, "v", true}, {"big", "9007199254740993", true},
		{"a.b[1]", `{ "c": 2 }`, true}, {"a.b[2]", "", false}, {"a.x", "", false}, {"a.b.c", "", false},
	} {
		got, found, err := lookupJSON(doc, c.path)
		if err != nil || found != c.found || (found && !sameJSON(got, c.want)) {
			t.Errorf("%s: got %s, %t, %v; want %s, %t", c.path, textOf(got), found, err, c.want, c.found)
		}
	}
	if got, found, err := lookupJSON("{\"a\":1}\n{\"a\":2}\n", "[1].a"); err != nil || !found || !sameJSON(got, "2") {
		t.Errorf("a stream: got %v, %t, %v", got, found, err)
	}
	if sameJSON("1.50", "1.5") {
		t.Error("strings must be compared by their text")
	}
	for _, bad := range []string{"a[x]", "a[1", `a["x`} {
		if _, _, err := lookupJSON(doc, bad); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}
