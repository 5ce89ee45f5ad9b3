package v3

import (
	"io"
	"slices"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// The releases at which the form of something changes. What a release can do
// at all is in core's rules table.
var (
	v3_0   = core.MustVersion("3.0.0")
	v3_1   = core.MustVersion("3.1.0") // namespaces: value instead of string
	v3_2   = core.MustVersion("3.2.0") // volatile
	v3_2_3 = core.MustVersion("3.2.3") // secrets: objects instead of names
	v3_3   = core.MustVersion("3.3.0") // pods: infra_name; pid
	v3_4   = core.MustVersion("3.4.0") // pods: pidns instead of pid; userns
	v4_0   = core.MustVersion("4.0.0") // no addresses beside cni_networks; for a pinned adapter only
)

// EncodeContainer returns a *SpecGenerator, or one of the older forms around it.
func (adapter) EncodeContainer(s *core.ContainerSpec, server core.Server) (any, error) {
	if err := mustBe3("a container spec", server); err != nil {
		return nil, err
	}
	var f libpod.Faults
	refuse(&f, s.Uses(), server)
	out := libpod.EncodeContainer(&f, inOtherWords(s, server), server, networks)
	body := form(&f, out, s.Storage.Secrets, server)
	if err := f.Err(); err != nil {
		return nil, err
	}
	return body, nil
}

// inOtherWords returns the spec with those settings said otherwise that the
// body has no place for, and without those that make no difference.
func inOtherWords(s *core.ContainerSpec, server core.Server) *core.ContainerSpec {
	out := *s
	out.Storage.Volatile = s.Storage.Volatile && server.Version.AtLeast(v3_2)
	if b := &out.Basic; b.ManagePassword != nil && *b.ManagePassword {
		b.ManagePassword = nil // nobody can tell podman 3 not to
	}
	if s.Security.ReadWriteTmpfs {
		// A newer server makes these mounts itself, but is not told to in this form.
		out.Security.ReadWriteTmpfs = false
		out.Storage.Mounts = slices.Concat(s.Storage.Mounts, libpod.WritableTmpfs(&s.Storage))
	}
	return &out
}

// DecodeContainer reads a create body in the form of any 3.x release.
func (adapter) DecodeContainer(body io.Reader) (*core.ContainerSpec, error) {
	in, f := &anySpec{}, &libpod.Faults{}
	if err := libpod.Strict(body, in); err != nil {
		return nil, err
	}
	return libpod.DecodeContainer(f, libpod.Fit[wire.SpecGenerator](f, in.current()), networks)
}

// mustBe3 refuses what is older than podman 3.
func mustBe3(what string, server core.Server) error {
	if server.Version.AtLeast(v3_0) {
		return nil
	}
	return &core.UnsupportedError{Option: what, Needs: "Podman ≥ 3.0.0", Has: server.Version, Server: server.URI}
}
