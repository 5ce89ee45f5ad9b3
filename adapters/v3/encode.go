package v3

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// The releases at which the form of something changes. What a release can do
// at all is in core's rules table.
var (
	v3_0   = core.MustVersion("3.0.0")
	v3_1   = core.MustVersion("3.1.0") // namespaces: value instead of string
	v3_2   = core.MustVersion("3.2.0") // volatile
	v3_2_3 = core.MustVersion("3.2.3") // secrets: objects instead of names
	v4_0   = core.MustVersion("4.0.0") // no addresses beside cni_networks; for a pinned adapter only
	v4_1   = core.MustVersion("4.1.0") // ipc shareable; the server computes the swap limit
)

// encoder is one translation of a spec.
type encoder struct {
	libpod.Faults
	s      *core.ContainerSpec
	server core.Server
	out    *SpecGenerator
}

// encode returns the create body for a spec: a *SpecGenerator, or one of the
// older forms around it.
func encode(s *core.ContainerSpec, server core.Server) (any, error) {
	if err := mustBe3("a container spec", server); err != nil {
		return nil, err
	}
	e := encoder{s: s, server: server, out: &SpecGenerator{}}
	e.refuse(s.Uses())
	e.basic()
	e.storage()
	e.security()
	e.network()
	e.resources()
	e.health()
	body := e.form()
	if err := e.Err(); err != nil {
		return nil, err
	}
	return body, nil
}

func namespace(n core.Namespace) Namespace {
	return Namespace{NSMode: NamespaceMode(n.Mode), Value: n.Value}
}

// mustBe3 refuses what is older than podman 3.
func mustBe3(what string, server core.Server) error {
	if server.Version.AtLeast(v3_0) {
		return nil
	}
	return &core.UnsupportedError{Option: what, Needs: "Podman ≥ 3.0.0", Has: server.Version, Server: server.URI}
}
