package common

import (
	"cmp"
	"slices"
	"strings"

	"github.com/podspan/podspan/core"
)

// invalidValue is a value that was refused before anything was sent.
type invalidValue struct {
	Option string `json:"option,omitempty"` // the command line's word, where there is one
	Field  string `json:"field,omitempty"`  // the library's, where it is another
	Value  string `json:"value,omitempty"`
	Reason string `json:"reason"`
}

// invalidIn are the values that an error is about.
func invalidIn(err error) []invalidValue {
	var out []invalidValue
	for _, e := range allIn[*core.FieldError](err) {
		out = append(out, invalidValue{Option: cmp.Or(e.Option, optionOf(e.Field)), Field: e.Field, Value: e.Value, Reason: e.Reason})
	}
	return out
}

// allIn finds all errors of a type, which errors.As does not.
func allIn[T error](err error) []T {
	switch x := err.(type) { //nolint:errorlint // it goes down by itself
	case nil:
		return nil
	case T:
		return []T{x}
	case interface{ Unwrap() []error }:
		var out []T
		for _, e := range x.Unwrap() {
			out = append(out, allIn[T](e)...)
		}
		return out
	case interface{ Unwrap() error }:
		return allIn[T](x.Unwrap())
	}
	return nil
}

// withOptions puts the options beside the library's fields in the message of err.
func withOptions(msg string, err error) string {
	for _, e := range allIn[*core.FieldError](err) {
		if option := optionOf(e.Field); option != "" && e.Option == "" {
			msg = strings.Replace(msg, "invalid "+e.Field, "invalid "+option+" ("+e.Field+")", 1)
		}
	}
	return msg
}

// optionOf is the command line's word for a field of a spec, or for what is in
// it; empty: none is known.
func optionOf(field string) string {
	rows := slices.Concat(core.ReadBacks(), core.PodReadBacks(), core.VolumeReadBacks(), core.SecretReadBacks())
	for _, found := range []func(core.ReadBack) bool{
		func(r core.ReadBack) bool { return r.Field == field },
		func(r core.ReadBack) bool { return strings.HasPrefix(r.Field, field+".") },
	} {
		if i := slices.IndexFunc(rows, func(r core.ReadBack) bool { return r.Option != "" && found(r) }); i >= 0 {
			return rows[i].Option
		}
	}
	return ""
}
