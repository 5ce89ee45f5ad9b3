package core

import (
	"regexp"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// networkFilter is a filter of network lists: what a server needs for it and
// how the client does it where the server does not.
type networkFilter struct {
	cap     Capability
	matches func(n *reply.Network, values []string) bool // nil: the client cannot
}

var networkFilters = map[string]networkFilter{
	"name": {CapNetworkFilter, func(n *reply.Network, values []string) bool { return matchesAny(n.Name, values) }},
	"id": {CapNetworkFilter, func(n *reply.Network, values []string) bool {
		return slices.ContainsFunc(values, func(v string) bool {
			if strings.Trim(v, "0123456789abcdefABCDEF") != "" {
				return matchesAny(n.ID, []string{v})
			}
			return strings.HasPrefix(n.ID, strings.ToLower(v))
		})
	}},
	"driver":   {CapNetworkFilter, func(n *reply.Network, values []string) bool { return slices.Contains(values, n.Driver) }},
	"label":    {CapNetworkFilter, func(n *reply.Network, values []string) bool { return hasLabels(values, n.Labels) }},
	"label!":   {CapNetworkFilterNotLabel, func(n *reply.Network, values []string) bool { return lacksLabels(values, n.Labels) }},
	"dangling": {cap: CapNetworkFilterDangling},
	"until":    {cap: CapNetworkFilterUntil},
}

// matchesAny reports whether one of the regular expressions matches. An invalid one matches
// nothing, as with podman.
func matchesAny(s string, expressions []string) bool {
	return slices.ContainsFunc(expressions, func(x string) bool {
		re, err := regexp.Compile(x)
		return err == nil && re.MatchString(s)
	})
}
