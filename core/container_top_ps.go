package core

import (
	"regexp"
	"slices"
	"strings"
)

// psArguments returns the words of ps(1) that arguments of top are; nil: they
// are format descriptors, or a line that only a shell can take apart. Servers
// take a single argument apart as a shell does.
func psArguments(args []string) []string {
	if !slices.ContainsFunc(args, func(s string) bool { return strings.HasPrefix(s, "-") }) {
		return nil
	}
	if len(args) == 1 {
		args = strings.Fields(args[0])
	}
	if slices.ContainsFunc(args, func(s string) bool { return s == "" || strings.ContainsAny(s, " \t\n\"'\\#") }) {
		return nil
	}
	return args
}

var (
	// psColumns matches the option of ps(1) for columns, alone or at the end of
	// options that take no value: "-o", "-eo", "-eopid,comm".
	psColumns = regexp.MustCompile(`^(-[aAcdefFHjlLMNTwyZ]*o|--format=?)(.*)$`)
	// psColumn matches one column. A title ("pid=ID") is none: some ps(1) take
	// the commas that follow for a part of it.
	psColumn = regexp.MustCompile(`^[%A-Za-z_]+(:[0-9]+)?$`)
)

// splitPSColumns gives each column an option of its own, which is the same for
// ps(1): "-eo pid,comm" becomes "-eo pid -o comm". Other commas stay.
func splitPSColumns(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		m := psColumns.FindStringSubmatch(words[i])
		if m == nil {
			out = append(out, words[i])
			continue
		}
		option, value := m[1:2:2], m[2] // the option as it was given, and what is attached to it
		if attached := value != "" || strings.HasSuffix(m[1], "="); !attached && i+1 < len(words) {
			i++
			value = words[i]
			option = append(option, value)
		} else {
			option[0] += value
		}
		columns := strings.Split(value, ",")
		if slices.ContainsFunc(columns, func(c string) bool { return !psColumn.MatchString(c) }) {
			out = append(out, option...)
			continue
		}
		option[len(option)-1] = strings.TrimSuffix(option[len(option)-1], value) + columns[0]
		out = append(out, option...)
		for _, c := range columns[1:] {
			out = append(out, "-o", c)
		}
	}
	return out
}
