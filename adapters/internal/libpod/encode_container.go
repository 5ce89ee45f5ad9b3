package libpod

import (
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// encoder is one translation of a spec into the form that holds every major's.
type encoder struct {
	*Faults
	s      *core.ContainerSpec
	server core.Server
	nets   Networks
	out    *wire.SpecGenerator
}

// Networks is how a major has the networks to join. Encode is called where
// there are some.
type Networks struct {
	Encode func(f *Faults, nets []core.NetworkAttachment, server core.Server, out *wire.ContainerNetworkConfig)
	Decode func(f *Faults, in *wire.ContainerNetworkConfig) []core.NetworkAttachment
}

// EncodeContainer returns a spec as a create body. What cannot be said in the
// form of any major is a fault; [Fit] finds what one major has no place for.
func EncodeContainer(f *Faults, s *core.ContainerSpec, server core.Server, nets Networks) *wire.SpecGenerator {
	e := encoder{Faults: f, s: s, server: server, nets: nets, out: &wire.SpecGenerator{}}
	e.basic()
	e.storage()
	e.security()
	e.network()
	e.resources()
	e.health()
	return e.out
}

func namespace(n core.Namespace) wire.Namespace {
	return wire.Namespace{NSMode: wire.NamespaceMode(n.Mode), Value: n.Value}
}
