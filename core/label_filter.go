package core

import (
	"path"
	"slices"
	"strings"
)

// hasLabels reports whether labels have all that are wanted, as "key" or
// "key=value"; a * in the key stands for anything (containers/common,
// pkg/filters).
func hasLabels(want []string, labels map[string]string) bool {
	return !slices.ContainsFunc(want, func(w string) bool { return !hasLabel(w, labels) })
}

// lacksLabels reports whether labels have none of those that are not wanted. A
// label! that is given several times excludes what has any of them, as Podman 6
// has it. Older servers exclude only what has all, so that a prune would remove
// what one of the filters was to keep.
func lacksLabels(unwanted []string, labels map[string]string) bool {
	return !slices.ContainsFunc(unwanted, func(w string) bool { return hasLabel(w, labels) })
}

func hasLabel(want string, labels map[string]string) bool {
	key, value, _ := strings.Cut(want, "=")
	for k, v := range labels {
		if (value == "" || v == value) && (k == key || keyMatches(key, k)) {
			return true
		}
	}
	return false
}

// keyMatches reports whether a pattern with a * is anywhere in key. A slash is
// an ordinary character.
func keyMatches(pattern, key string) bool {
	if !strings.Contains(pattern, "*") {
		return false
	}
	plain := func(s string) string { return strings.ReplaceAll(s, "/", "|") }
	ok, err := path.Match(plain("*"+pattern+"*"), plain(key))
	return ok && err == nil
}

// withoutLabels is the filter label! of lists that tell the labels: older servers
// do not know it, and none before 6.0 excludes what has any of several. It
// returns the filters without it, and what is to be left out of the list; nil:
// nothing. With single, one that is given once is the server's, which counts.
func withoutLabels(filters map[string][]string, single bool) (theirs map[string][]string, leftOut func(labels map[string]string) bool) {
	var unwanted []string
	theirs = make(map[string][]string, len(filters))
	for name, values := range filters {
		if strings.EqualFold(name, "label!") && (len(values) > 1 || !single) {
			unwanted = append(unwanted, values...)
			continue
		}
		theirs[name] = values
	}
	if unwanted == nil {
		return filters, nil
	}
	return theirs, func(labels map[string]string) bool { return !lacksLabels(unwanted, labels) }
}
