package flags

import (
	"fmt"
	"sort"
	"strings"

	"github.com/podspan/podspan/core"
)

// Help returns the "Options:" of command, "create" or "run", in podman's
// layout: one line a flag, in the order of the names.
func Help(command string) string { return help(rowsOf(command)) }

func help(rows []row) string {
	type line struct{ name, left, right string }
	var lines []line
	width := 0
	for _, r := range rows {
		if r.Hidden {
			continue
		}
		left := "      --" + r.Name
		if r.Short != "" {
			left = "  -" + r.Short + ", --" + r.Name
		}
		if p := r.placeholder(); p != "" {
			left += " " + p
		}
		lines = append(lines, line{r.Name, left, r.Usage + r.defaultText() + r.needs()})
		width = max(width, len(left))
	}
	lines = append(lines, line{"help", "      --help", "show help"})
	sort.Slice(lines, func(i, j int) bool { return lines[i].name < lines[j].name })
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%-*s   %s\n", width, l.left, l.right)
	}
	return b.String()
}

func (r row) placeholder() string {
	if r.Placeholder != "" {
		return r.Placeholder
	}
	return r.Kind.String()
}

func (r row) defaultText() string {
	switch {
	case r.Default == "":
		return ""
	case r.Kind == kString:
		return fmt.Sprintf(" (default %q)", r.Default)
	}
	return " (default " + r.Default + ")"
}

// needs says which releases have the flag, in the rules table's words: all of
// it, or only some of its values.
func (r row) needs() string {
	var parts []string
	for _, c := range r.Caps {
		rule, ok := core.LookupRule(c)
		if !ok || rule.EmulatedSince != "" {
			continue // every server can be given its effect
		}
		if rule.Option == "--"+r.Name || strings.Contains(rule.Option+",", "--"+r.Name+",") {
			parts = append(parts, rule.Needs())
		} else {
			parts = append(parts, rule.Option+": "+rule.Needs())
		}
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}
