package v3

import (
	"cmp"
	"slices"

	"github.com/podspan/podspan/core/reply"
)

// stateName returns a container's state in 4.x's words: 4.0 renamed the first
// two (libpod/define/containerstate.go). 3.x itself prints them so in ps.
func stateName(state string) string {
	switch state {
	case "configured":
		return "created"
	case "created":
		return "initialized"
	}
	return state
}

// joinPorts makes ranges of ports that follow each other on both sides, as 4.x
// keeps them; 3.x has one entry for each port.
func joinPorts(ports []reply.PublishedPort) []reply.PublishedPort {
	sorted := slices.Clone(ports)
	slices.SortStableFunc(sorted, func(a, b reply.PublishedPort) int {
		return cmp.Or(cmp.Compare(a.Protocol, b.Protocol), cmp.Compare(a.HostIP, b.HostIP), cmp.Compare(a.ContainerPort, b.ContainerPort))
	})
	var out []reply.PublishedPort
	for _, p := range sorted {
		if n := len(out) - 1; n >= 0 && follows(out[n], p) {
			out[n].Range += p.Range
			continue
		}
		out = append(out, p)
	}
	return out
}

// follows reports whether b continues the range of a. Sums are taken in int:
// a range may end at the last port.
func follows(a, b reply.PublishedPort) bool {
	return a.Protocol == b.Protocol && a.HostIP == b.HostIP &&
		int(a.ContainerPort)+int(a.Range) == int(b.ContainerPort) && int(a.HostPort)+int(a.Range) == int(b.HostPort)
}
