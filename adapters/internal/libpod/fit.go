package libpod

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// Fit copies a body to the type of another major, field by field as JSON calls
// them: from the shared form, which has the fields of all majors, to that of
// one, or back. A setting that the other type has no place for is a fault, so
// that none is ever lost on the way. A body that has faults already is not
// looked at.
func Fit[T any](f *Faults, body any) *T {
	out, from := new(T), reflect.ValueOf(body).Elem()
	if len(f.errs) > 0 {
		return out
	}
	for _, path := range fitting(reflect.TypeFor[T](), from.Type())(reflect.ValueOf(out).Elem(), from) {
		f.Field(strings.TrimPrefix(path, "."), "", fmt.Sprintf("has no place in the form of %T", *out))
	}
	return out
}

// A fit copies a value to one of another type. It returns the paths of what
// is set and has no place there.
type fit func(to, from reflect.Value) (lost []string)

var fits sync.Map // [2]reflect.Type → fit

// fitting returns the fit of two types. It panics for types that cannot be translated: the
// generator refuses them, and the tests of each adapter make every fit.
func fitting(to, from reflect.Type) fit {
	key := [2]reflect.Type{to, from}
	if have, ok := fits.Load(key); ok {
		return have.(fit)
	}
	made := newFit(to, from)
	fits.Store(key, made)
	return made
}

func newFit(to, from reflect.Type) fit {
	switch {
	case to == from:
		return func(to, from reflect.Value) []string { to.Set(from); return nil }
	case to.Kind() == reflect.Pointer && from.Kind() != reflect.Pointer:
		return fitPointer(fitting(to.Elem(), from))
	case from.Kind() == reflect.Pointer && to.Kind() != reflect.Pointer:
		elem := fitting(to, from.Elem())
		return func(to, from reflect.Value) []string {
			if from.IsNil() {
				return nil
			}
			return elem(to, from.Elem())
		}
	case to.Kind() != from.Kind():
	case to.Kind() == reflect.Pointer:
		inner := fitPointer(fitting(to.Elem(), from.Elem()))
		return func(to, from reflect.Value) []string {
			if from.IsNil() {
				return nil
			}
			return inner(to, from.Elem())
		}
	case to.Kind() == reflect.Slice:
		return fitSlice(fitting(to.Elem(), from.Elem()))
	case to.Kind() == reflect.Map && to.Key() == from.Key():
		return fitMap(fitting(to.Elem(), from.Elem()))
	case to.Kind() == reflect.Struct:
		return fitStruct(to, from)
	case from.ConvertibleTo(to):
		return func(to, from reflect.Value) []string { to.Set(from.Convert(to.Type())); return nil }
	}
	panic(fmt.Sprintf("libpod: a %s cannot be made of a %s", to, from))
}

func fitPointer(elem fit) fit {
	return func(to, from reflect.Value) []string {
		to.Set(reflect.New(to.Type().Elem()))
		return elem(to.Elem(), from)
	}
}

func fitSlice(elem fit) fit {
	return func(to, from reflect.Value) (lost []string) {
		if from.IsNil() {
			return nil
		}
		to.Set(reflect.MakeSlice(to.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			lost = append(lost, below("[]", elem(to.Index(i), from.Index(i)))...)
		}
		return lost
	}
}

func fitMap(elem fit) fit {
	return func(to, from reflect.Value) (lost []string) {
		if from.IsNil() {
			return nil
		}
		to.Set(reflect.MakeMapWithSize(to.Type(), from.Len()))
		for i := from.MapRange(); i.Next(); {
			value := reflect.New(to.Type().Elem()).Elem()
			lost = append(lost, below("{}", elem(value, i.Value()))...)
			to.SetMapIndex(i.Key(), value)
		}
		return lost
	}
}

// wireField is a field as encoding/json sees it.
type wireField struct {
	key   string
	index []int
	typ   reflect.Type
}

// wireFields lists the fields of a struct and of those that it embeds.
func wireFields(t reflect.Type) []wireField {
	var out []wireField
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && key == "" {
			for _, inner := range wireFields(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				out = append(out, inner)
			}
			continue
		}
		if key == "" {
			key = f.Name
		}
		out = append(out, wireField{key, f.Index, f.Type})
	}
	return out
}

// fitStruct copies embedded structs that both types share as a whole, and all
// else field by field.
func fitStruct(to, from reflect.Type) fit {
	type step struct {
		key      string
		to, from []int // to is nil: there is no place
		fit      fit
	}
	var steps []step
	places := make(map[string]wireField)
	for _, f := range wireFields(to) {
		places[f.key] = f
	}
	whole := make(map[int]bool) // the fields that are copied as a whole
	for i := range from.NumField() {
		f := from.Field(i)
		if place, ok := to.FieldByName(f.Name); ok && f.Anonymous && place.Anonymous && place.Type == f.Type {
			steps = append(steps, step{"", place.Index, f.Index, fitting(place.Type, f.Type)})
			whole[i] = true
		}
	}
	for _, f := range wireFields(from) {
		if whole[f.index[0]] {
			continue
		}
		s := step{key: "." + f.key, from: f.index}
		if place, ok := places[f.key]; ok {
			s.to, s.fit = place.index, fitting(place.typ, f.typ)
		}
		steps = append(steps, s)
	}
	return func(to, from reflect.Value) (lost []string) {
		for _, s := range steps {
			value := from.FieldByIndex(s.from)
			switch {
			case value.IsZero():
			case s.to != nil:
				lost = append(lost, below(s.key, s.fit(to.FieldByIndex(s.to), value))...)
			case !isEmpty(value):
				lost = append(lost, s.key)
			}
		}
		return lost
	}
}

// isEmpty reports whether a value is a list or a map that holds nothing.
func isEmpty(v reflect.Value) bool {
	k := v.Kind()
	return (k == reflect.Slice || k == reflect.Map) && v.Len() == 0
}

func below(prefix string, lost []string) []string {
	for i := range lost {
		lost[i] = prefix + lost[i]
	}
	return lost
}
