package jsontree

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
)

// Paths lists the JSON paths that a value of type t can have, in field order.
// "a.b" is a field, "a[]" any element of an array, "a{}" any value of a map.
func Paths(t reflect.Type) []string {
	var out []string
	seen := map[string]bool{}
	walk(t, "", map[reflect.Type]bool{}, func(p string) {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	})
	return out
}

// Mentioned adds to set the paths of type t that the document sets to something
// other than null, zero, false or an empty string, array or object.
func Mentioned(t reflect.Type, doc any, set map[string]bool) {
	mentioned(t, doc, "", set)
}

func walk(t reflect.Type, path string, within map[reflect.Type]bool, visit func(string)) {
	switch shape(t) {
	case reflect.Pointer:
		walk(t.Elem(), path, within, visit)
	case reflect.Slice:
		walk(t.Elem(), path+"[]", within, visit)
	case reflect.Map:
		walk(t.Elem(), path+"{}", within, visit)
	case reflect.Struct:
		if within[t] {
			return
		}
		within[t] = true
		for _, f := range fields(t) {
			p := join(path, f.name)
			visit(p)
			walk(f.typ, p, within, visit)
		}
		delete(within, t)
	}
}

func mentioned(t reflect.Type, doc any, path string, set map[string]bool) {
	switch shape(t) {
	case reflect.Pointer:
		mentioned(t.Elem(), doc, path, set)
	case reflect.Slice:
		list, _ := doc.([]any)
		for _, v := range list {
			mentioned(t.Elem(), v, path+"[]", set)
		}
	case reflect.Map:
		object, _ := doc.(map[string]any)
		for _, v := range object {
			mentioned(t.Elem(), v, path+"{}", set)
		}
	case reflect.Struct:
		object, _ := doc.(map[string]any)
		for _, f := range fields(t) {
			if v, ok := object[f.name]; ok && !empty(v) {
				p := join(path, f.name)
				set[p] = true
				mentioned(f.typ, v, p, set)
			}
		}
	}
}

// WithoutZeros returns the document without the members of objects that say
// nothing: null, zero, false, an empty string, array or object, and the zero
// time. Elements of arrays stay.
func WithoutZeros(doc any) any {
	switch v := doc.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = WithoutZeros(v[i])
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for key, member := range v {
			if member = WithoutZeros(member); !empty(member) && member != zeroTime {
				out[key] = member
			}
		}
		return out
	}
	return doc
}

// zeroTime is the zero time.Time in JSON.
const zeroTime = "0001-01-01T00:00:00Z"

func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case bool:
		return !v
	case string:
		return v == ""
	case json.Number:
		return sameNumber(v, "0")
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	default:
		return false
	}
}

// shape is the kind of t as JSON shows it: Invalid for anything without parts.
func shape(t reflect.Type) reflect.Kind {
	p := reflect.PointerTo(t)
	if t.Kind() != reflect.Pointer &&
		(p.Implements(reflect.TypeFor[json.Marshaler]()) || p.Implements(reflect.TypeFor[encoding.TextMarshaler]())) {
		return reflect.Invalid
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Struct:
		return t.Kind()
	case reflect.Slice, reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			return reflect.Invalid
		}
		return reflect.Slice
	default:
		return reflect.Invalid
	}
}

// field is a struct field under its JSON name.
type field struct {
	name string
	typ  reflect.Type
}

// fields lists the JSON fields of t; those of embedded structs are t's own.
func fields(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, _, _ := strings.Cut(tag, ",")
		if tag == "-" {
			continue
		}
		if f.Anonymous && name == "" {
			inner := f.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct {
				out = append(out, fields(inner)...)
				continue
			}
		}
		if !f.IsExported() {
			continue
		}
		if name == "" {
			name = f.Name
		}
		out = append(out, field{name, f.Type})
	}
	return out
}
