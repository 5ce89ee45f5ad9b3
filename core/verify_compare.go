package core

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// What rows are made of. Where nothing is wanted there is no difference.

// sameText compares words; an empty one says nothing.
func sameText[S, D any](want func(S) string, got func(D) string) compareFunc[S, D] {
	return func(s S, d D) (string, string) {
		w := want(s)
		if w == "" {
			return "", ""
		}
		return strconv.Quote(w), strconv.Quote(got(d))
	}
}

// isSet looks for a switch; off says nothing.
func isSet[S, D any](want func(S) bool, got func(D) bool) compareFunc[S, D] {
	return func(s S, d D) (string, string) {
		if !want(s) {
			return "", ""
		}
		return "true", strconv.FormatBool(got(d))
	}
}

// sameNumber compares numbers; nil says nothing.
func sameNumber[S, D any, W, G integer](want func(S) *W, got func(D) G) compareFunc[S, D] {
	return func(s S, d D) (string, string) {
		w := want(s)
		if w == nil {
			return "", ""
		}
		return fmt.Sprintf("%d", *w), fmt.Sprintf("%d", got(d))
	}
}

type integer interface {
	~int | ~int64 | ~uint | ~uint16 | ~uint64
}

// sameList compares lists word by word; an empty one says nothing.
func sameList[S, D any](want func(S) []string, got func(D) []string) compareFunc[S, D] {
	return func(s S, d D) (string, string) {
		w := want(s)
		if len(w) == 0 {
			return "", ""
		}
		return quoted(w), quoted(got(d))
	}
}

// inList looks for each word in the server's list, which may have more.
func inList[S, D any](want func(S) []string, got func(D) []string) compareFunc[S, D] {
	return func(s S, d D) (string, string) { return missing(want(s), got(d)) }
}

// inMap looks for each entry in the server's map, which may have more.
func inMap[S, D any](want func(S) map[string]string, got func(D) map[string]string) compareFunc[S, D] {
	return func(s S, d D) (string, string) {
		return missing(assignments(want(s)), assignments(got(d)))
	}
}

// missing returns what of want is not in got, beside all of got.
func missing(want, got []string) (string, string) {
	var lost []string
	for _, w := range want {
		if !slices.Contains(got, w) {
			lost = append(lost, w)
		}
	}
	if lost == nil {
		return "", ""
	}
	return quoted(lost), quoted(got)
}

// lacking is missing for lists that may have a value several times. It returns both lists in
// full.
func lacking(want, got []string) (string, string) {
	rest := slices.Clone(got)
	for _, w := range want {
		i := slices.Index(rest, w)
		if i < 0 {
			return quoted(slices.Sorted(slices.Values(want))), quoted(slices.Sorted(slices.Values(got)))
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return "", ""
}

// assignments returns a map as sorted KEY=VALUE.
func assignments(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, k+"="+m[k])
	}
	return out
}

// quoted returns a list as ["a" "b"].
func quoted(list []string) string { return fmt.Sprintf("%q", list) }

// fullID is the length of the ID of a container, a pod, an image or a network.
const fullID = 64

// isID reports whether a word is such an ID in full.
func isID(s string) bool {
	return len(s) == fullID && strings.Trim(s, "0123456789abcdef") == ""
}

// sameObject compares what was named with the ID that inspect has of it. Only
// the server knows which name is whose, so a name is met by any ID.
func sameObject(want, id string) (string, string) {
	switch {
	case want == "", id != "" && !isID(want):
		return "", ""
	}
	return strconv.Quote(want), strconv.Quote(id)
}
