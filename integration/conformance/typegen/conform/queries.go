package conform

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/integration/conformance/typegen/jsontree"
)

// Params are options of podman's own client, which makes a query of them.
type Params interface {
	ToParams() (url.Values, error)
}

// query is a file of a folder of queries: what is sent in the query, and the
// body, which is no JSON.
type query struct {
	Query url.Values
	Data  string
}

// CheckQueries checks every file in the folder: podman's own options, which make
// returns a pointer to, can say what the query says, and make the same query of
// it; each of the options is in some query; and the body is data.
func CheckQueries(dir, data string, make func() Params) error {
	bodies, err := Load(dir)
	if err != nil {
		return err
	}
	var errs []error
	seen := map[string]bool{}
	for _, b := range bodies {
		var q query
		if err := jsontree.DecodeStrict(b.Data, &q); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", b.Name, err))
			continue
		}
		if q.Data != data {
			errs = append(errs, fmt.Errorf("%s: the body is %q, want %q", b.Name, q.Data, data))
		}
		for key := range q.Query {
			seen[key] = true
		}
		if err := sameQuery(q.Query, make()); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", b.Name, err))
		}
	}
	options := reflect.TypeOf(make()).Elem()
	for i := range options.NumField() {
		if name := options.Field(i).Name; !seen[strings.ToLower(name)] {
			errs = append(errs, fmt.Errorf("%s is in no query", name))
		}
	}
	return errors.Join(errs...)
}

// sameQuery sets the options from the query and compares what they make of it.
func sameQuery(want url.Values, options Params) error {
	at := reflect.ValueOf(options).Elem()
	for _, key := range slices.Sorted(maps.Keys(want)) {
		field := at.FieldByNameFunc(func(name string) bool { return strings.ToLower(name) == key })
		if !field.IsValid() || len(want[key]) != 1 {
			return fmt.Errorf("%s=%q: podman has no such parameter", key, want[key])
		}
		text := []byte(want.Get(key))
		if t := field.Type(); t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.String {
			text = []byte(strconv.Quote(want.Get(key)))
		}
		if err := json.Unmarshal(text, field.Addr().Interface()); err != nil {
			return fmt.Errorf("%s=%q: %w", key, want[key], err)
		}
	}
	got, err := options.ToParams()
	if err != nil {
		return err
	}
	if !maps.EqualFunc(want, got, slices.Equal) {
		return fmt.Errorf("podman's own query is %q, this one %q", got, want)
	}
	return nil
}
