package common

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// FilterFlag is --filter, which may be given several times.
func FilterFlag(usage string, aliases ...string) cli.Flag {
	return &cli.StringSliceFlag{Name: "filter", Aliases: aliases, Usage: usage}
}

// ParseFilters turns "label=a=b" into label → "a=b"; several values of one
// name all go to the server, which knows whether they add or alternate.
func ParseFilters(given []string) (map[string][]string, error) {
	if len(given) == 0 {
		return nil, nil
	}
	filters := make(map[string][]string, len(given))
	for _, f := range given {
		name, value, ok := strings.Cut(f, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("invalid filter %q: write it as name=value", f)
		}
		filters[name] = append(filters[name], value)
	}
	return filters, nil
}
