package conform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/podspan/podspan/integration/conformance/typegen/fill"
	"github.com/podspan/podspan/integration/conformance/typegen/jsontree"
)

// SameJSON proves that the types of a and b encode alike and read each other's
// encoding: filled values of one go through the other and come back byte for byte.
func SameJSON(a, b any) error {
	ta, tb := reflect.TypeOf(a), reflect.TypeOf(b)
	for _, m := range fill.Modes() {
		if err := through(ta, tb, m); err != nil {
			return err
		}
		if err := through(tb, ta, m); err != nil {
			return err
		}
	}
	return nil
}

func through(from, to reflect.Type, m fill.Mode) error {
	value, err := fill.New(from, m)
	if err != nil {
		return err
	}
	want, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("%s %s: %w", m, from, err)
	}
	other := reflect.New(to).Interface()
	if err := jsontree.DecodeStrict(want, other); err != nil {
		return fmt.Errorf("%s %s into %s: %w", m, from, to, err)
	}
	got, err := json.Marshal(other)
	if err != nil {
		return fmt.Errorf("%s %s: %w", m, to, err)
	}
	if !bytes.Equal(want, got) {
		return fmt.Errorf("%s %s through %s:\nwant %s\n got %s", m, from, to, want, got)
	}
	return nil
}
