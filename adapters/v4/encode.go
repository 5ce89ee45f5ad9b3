package v4

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// The releases of 4.x at which the form of something changes. What a release
// can do at all is in core's rules table.
var (
	v4_0 = core.MustVersion("4.0.0")
	v4_1 = core.MustVersion("4.1.0") // ipc shareable; the server computes the swap limit
	v4_4 = core.MustVersion("4.4.0") // read_write_tmpfs
)

// encoder is one translation of a spec.
type encoder struct {
	libpod.Faults
	s      *core.ContainerSpec
	server core.Server
	out    *SpecGenerator
}

// encode returns the create body for a spec.
func encode(s *core.ContainerSpec, server core.Server) (*SpecGenerator, error) {
	if err := mustBe4("a container spec", server); err != nil {
		return nil, err
	}
	e := encoder{s: s, server: server, out: &SpecGenerator{}}
	e.basic()
	e.storage()
	e.security()
	e.network()
	e.resources()
	e.health()
	if err := e.Err(); err != nil {
		return nil, err
	}
	return e.out, nil
}

func namespace(n core.Namespace) Namespace {
	return Namespace{NSMode: NamespaceMode(n.Mode), Value: n.Value}
}

// mustBe4 refuses 3.x, which would drop what it does not know, networks above all.
func mustBe4(what string, server core.Server) error {
	if server.Version.AtLeast(v4_0) {
		return nil
	}
	return &core.UnsupportedError{
		Option: what + " in the form of podman 4", Needs: "Podman ≥ 4.0.0", Has: server.Version,
		Server: server.URI, Instead: "use the v3 adapter",
	}
}
