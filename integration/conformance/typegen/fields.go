package typegen

import (
	"fmt"
	"reflect"
)

// wireFields returns the fields that encoding/json would look at. The fields of
// an embedded type that nobody outside its package can name are listed in its
// place: their JSON form is the same, and a mirror can set them.
func wireFields(t reflect.Type) ([]reflect.StructField, error) {
	var out []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Tag.Get("json") == "-":
		case f.IsExported():
			out = append(out, f)
		case !f.Anonymous:
		case f.Type.Kind() != reflect.Struct || f.Tag.Get("json") != "" || marshaler(f.Type) != "":
			return nil, fmt.Errorf("%s: embedded %s cannot be mirrored; add support for it", f.Name, f.Type)
		default:
			inner, err := wireFields(f.Type)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
			out = append(out, inner...)
		}
	}
	return out, nil
}
