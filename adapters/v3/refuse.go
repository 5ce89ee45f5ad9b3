package v3

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// refuse notes what the body of podman 3 has no place for: what even the newest
// 3.x cannot do, by the rules table. So a capability that nobody has thought of
// here is never lost.
func refuse(f *libpod.Faults, uses []core.Capability, server core.Server) {
	newest := Adapter.Speaks().Current
	for _, c := range uses {
		if core.Supports(c, newest) != core.Refused {
			continue
		}
		rule, ok := core.LookupRule(c)
		if !ok {
			f.Field(string(c), "", "has no rule")
			continue
		}
		refusal := rule.Refusal(server)
		refusal.Note = "the form of podman 3 has no place for it"
		f.Add(refusal)
	}
}
