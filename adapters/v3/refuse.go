package v3

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// canSay are the capabilities whose settings the body of podman 3 has a place
// for, in some release or emulated. Every other one that a spec uses is
// refused, so that a capability nobody has thought of here is never lost.
var canSay = map[core.Capability]bool{
	core.CapTimeout:          true,
	core.CapSecretEnv:        true,
	core.CapVolatile:         true,
	core.CapDependencies:     true,
	core.CapSecrets:          true,
	core.CapSecretOwner:      true,
	core.CapSecretTarget:     true,
	core.CapDeviceCgroupRule: true,
	core.CapInitContainer:    true,
	core.CapPersonality:      true,
	core.CapCreateWorkDir:    true,
	core.CapOverlayOptions:   true,
	core.CapDeviceRules:      true,
	core.CapIPCShareable:     true,
	core.CapReadWriteTmpfs:   true,

	core.CapPodInfraName:     true,
	core.CapPodPID:           true,
	core.CapPodUserNS:        true,
	core.CapPodNoShareParent: true,
}

// refuse notes what the body of podman 3 has no place for.
func refuse(f *libpod.Faults, uses []core.Capability, server core.Server) {
	for _, c := range uses {
		if canSay[c] {
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
