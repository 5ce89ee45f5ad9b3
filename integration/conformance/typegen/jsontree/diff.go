// Package jsontree compares JSON documents and lists what they mention.
package jsontree

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"slices"
	"strconv"
)

// Decode reads one JSON document; numbers keep their digits.
func Decode(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	if err := atEnd(d); err != nil {
		return nil, err
	}
	return v, nil
}

// DecodeStrict reads one JSON document into p and refuses unknown fields.
func DecodeStrict(data []byte, p any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(p); err != nil {
		return fmt.Errorf("decode: %w", err)
	}
	return atEnd(d)
}

func atEnd(d *json.Decoder) error {
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("decode: more than one JSON value")
	}
	return nil
}

// Diff describes every difference between two documents, one line each, in the
// form "path: want X, got Y". Order within objects and the spelling of numbers
// do not count.
func Diff(want, got any) []string {
	var d differ
	d.diff("", want, got)
	return d.lines
}

type differ struct{ lines []string }

func (d *differ) diff(path string, want, got any) {
	switch w := want.(type) {
	case map[string]any:
		if g, ok := got.(map[string]any); ok {
			d.objects(path, w, g)
			return
		}
	case []any:
		if g, ok := got.([]any); ok {
			d.arrays(path, w, g)
			return
		}
	case json.Number:
		if g, ok := got.(json.Number); ok && sameNumber(w, g) {
			return
		}
	default:
		if want == got {
			return
		}
	}
	d.add(path, show(want), show(got))
}

func (d *differ) objects(path string, want, got map[string]any) {
	keys := maps.Clone(want)
	maps.Copy(keys, got)
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		w, inWant := want[k]
		g, inGot := got[k]
		switch sub := join(path, k); {
		case !inGot:
			d.add(sub, show(w), "nothing")
		case !inWant:
			d.add(sub, "nothing", show(g))
		default:
			d.diff(sub, w, g)
		}
	}
}

func (d *differ) arrays(path string, want, got []any) {
	if len(want) != len(got) {
		d.add(path, strconv.Itoa(len(want))+" elements", strconv.Itoa(len(got)))
		return
	}
	for i := range want {
		d.diff(path+"["+strconv.Itoa(i)+"]", want[i], got[i])
	}
}

func (d *differ) add(path, want, got string) {
	if path == "" {
		path = "(top)"
	}
	d.lines = append(d.lines, fmt.Sprintf("%s: want %s, got %s", path, want, got))
}

func sameNumber(a, b json.Number) bool {
	if a == b {
		return true
	}
	x, okX := new(big.Rat).SetString(a.String())
	y, okY := new(big.Rat).SetString(b.String())
	return okX && okY && x.Cmp(y) == 0
}

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
