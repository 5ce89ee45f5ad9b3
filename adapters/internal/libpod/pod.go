package libpod

import "github.com/podspan/podspan/core"

// SharedNamespaces returns the namespaces that the spec shares, the default
// written out: 3.x has another. Without an infra container there are none.
func SharedNamespaces(p *core.PodSpec) []string {
	if p.Basic.SharedNamespaces == nil && !p.Basic.NoInfra {
		return []string{"ipc", "net", "uts"}
	}
	return p.Basic.SharedNamespaces
}

// NoNamespaces is how servers take "share none": an empty list would never
// arrive, since the field is omitted when empty.
var NoNamespaces = []string{"none"}

// SharedAgain is the way back of NoNamespaces.
func SharedAgain(wire []string) []string {
	if len(wire) == 1 && wire[0] == NoNamespaces[0] {
		return []string{}
	}
	return wire
}
