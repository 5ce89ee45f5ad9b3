package conform

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/podspan/podspan/integration/conformance/typegen/jsontree"
)

// Coverage reports every path of T that no body mentions and NotSent does not
// excuse, and every row of NotSent that is wrong.
func (k Kind[T]) Coverage(bodies []Body) error {
	t := reflect.TypeFor[T]()
	sent := map[string]bool{}
	for _, b := range bodies {
		doc, err := jsontree.Decode(b.Data)
		if err != nil {
			return fmt.Errorf("%s: %w", b.Name, err)
		}
		jsontree.Mentioned(t, doc, sent)
	}
	var errs []error
	excused := map[string]bool{}
	for _, p := range jsontree.Paths(t) {
		row, ok := k.excuse(p)
		excused[row] = excused[row] || ok
		switch {
		case ok && sent[p]:
			errs = append(errs, fmt.Errorf("%s is sent, but NotSent says: %s", p, k.NotSent[row]))
		case !ok && !sent[p]:
			errs = append(errs, fmt.Errorf("%s is in no body", p))
		}
	}
	for row, reason := range k.NotSent {
		if !excused[row] {
			errs = append(errs, fmt.Errorf("NotSent names %s, which is no path of %s", row, t))
		}
		if strings.TrimSpace(reason) == "" {
			errs = append(errs, fmt.Errorf("NotSent gives no reason for %s", row))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// excuse returns the row of NotSent that covers path.
func (k Kind[T]) excuse(path string) (string, bool) {
	for row := range k.NotSent {
		rest, ok := strings.CutPrefix(path, row)
		if ok && (rest == "" || rest[0] == '.' || rest[0] == '[' || rest[0] == '{') {
			return row, true
		}
	}
	return "", false
}
