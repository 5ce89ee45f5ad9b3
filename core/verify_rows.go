package core

import (
	"slices"
	"sync"

	"github.com/podspan/podspan/core/reply"
)

// readBackRow is how inspect, which says D, shows a field of a spec S.
type readBackRow[S, D any] struct {
	ReadBack
	compare compareFunc[S, D]
}

// compareFunc returns what is wanted and what the server has, as people read
// them; the same twice, also nothing twice, is no difference. Every part of
// the data is there.
type compareFunc[S, D any] = func(S, D) (wanted, got string)

type (
	containerRow     = readBackRow[*ContainerSpec, *reply.Container]
	compareContainer = compareFunc[*ContainerSpec, *reply.Container]
)

// readBackRows is the table of what inspect shows, in podman's own shape of
// every release (libpod/container_inspect.go, container_inspect_linux.go and
// networking_linux.go of 3.1.2 to 5.8.2, and measured on 3.4.4, 4.3.1 and
// 4.9.5). A field may have a row for each range of releases that show it in
// another way. Together with unseenFields it has every field of a spec; a test
// holds that.
//
// It is made when it is first asked for: most programs do not need it.
var readBackRows = sync.OnceValue(func() []containerRow {
	return slices.Concat(basicReadBack(), namespacesReadBack(), storageReadBack(), mountsReadBack(), securityReadBack(),
		networkReadBack(), portsReadBack(), resourcesReadBack(), blockIOReadBack(), healthReadBack())
})

// shown is a row of a field that every release shows.
func shown[S, D any](field, option string, compare compareFunc[S, D]) readBackRow[S, D] {
	return readBackRow[S, D]{ReadBack{Field: field, Option: option}, compare}
}

// since is a row of a field that is shown from a release on.
func since[S, D any](release, field, option string, compare compareFunc[S, D]) readBackRow[S, D] {
	return readBackRow[S, D]{ReadBack{Field: field, Option: option, Since: release}, compare}
}

// until is a row of a field that is shown up to a release.
func until[S, D any](release, field, option string, compare compareFunc[S, D]) readBackRow[S, D] {
	return readBackRow[S, D]{ReadBack{Field: field, Option: option, Until: release}, compare}
}
