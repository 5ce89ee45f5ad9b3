package adaptertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/podspan/podspan/core"
)

// same compares specs; nil and empty mean the same, except for the entrypoint.
var same = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b netip.Addr) bool { return a == b }),
}

// runRoundTrip reads every body back: what comes out is what was put in.
func runRoundTrip(t *testing.T, s Suite, k kind) {
	for i, release := range s.Releases {
		for _, l := range leavesOf(k.typ) {
			// Between the first and the last, all fields together do.
			if (i > 0 && i < len(s.Releases)-1) || !k.accepted(release)(l) {
				continue
			}
			spec := k.new()
			l.set(spec)
			k.surround(spec)
			k.roundTrip(t, s.Adapter, spec, release, l.name)
		}
		all, _ := k.full(k.accepted(release))
		k.roundTrip(t, s.Adapter, all, release, "all fields")
		for n, x := range append(k.examples(release), k.each(release)...) {
			k.roundTrip(t, s.Adapter, x, release, fmt.Sprintf("example %d", n))
		}
	}
}

func (k *kind) roundTrip(t *testing.T, a core.Adapter, spec any, release, name string) {
	t.Helper()
	untouched := k.clone(t, spec)
	got := k.encoded(t, a, spec, release)
	if diff := cmp.Diff(untouched, spec, same); diff != "" {
		t.Fatalf("%s: %s: encoding changed the spec:\n%s", release, name, diff)
	}
	back, err := k.decode(a, bytes.NewReader(got.data))
	if err != nil {
		t.Errorf("%s: %s: decode: %v\n%s", release, name, err, got.data)
		return
	}
	want := k.canonical(untouched, a, release)
	if diff := cmp.Diff(want, back, same); diff != "" {
		t.Errorf("%s: %s: (-spec +read back):\n%s", release, name, diff)
	}
	if k.clears(spec) != k.clears(back) {
		t.Errorf("%s: %s: an empty list was lost, or made of nothing: %s", release, name, got.data)
	}
}

// clone copies a spec by way of JSON.
func (k *kind) clone(t *testing.T, spec any) any {
	t.Helper()
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	out := k.new()
	if err := json.Unmarshal(data, out); err != nil {
		t.Fatal(err)
	}
	return out
}

// canonical returns the spec with all written out that the release has to be
// told, or that means the same as what it is told.
func canonical(spec *core.ContainerSpec, a core.Adapter, release string) *core.ContainerSpec {
	v3 := a.Name() == "v3"
	nets := spec.Network.Networks
	if len(nets) > 0 {
		spec.Network.NS = core.Namespace{Mode: core.NamespaceBridge}
	}
	for i := range nets {
		if v3 { // the order alone names interfaces there
			nets[i].InterfaceName = ""
		} else if nets[i].Name == "default" { // the server's word for its own
			nets[i].Name = ""
		}
	}
	if spec.Security.UserNS.Mode == core.NamespaceAuto {
		if spec.Security.IDMappings == nil {
			spec.Security.IDMappings = &core.IDMappings{}
		}
		if spec.Security.IDMappings.Auto == nil {
			spec.Security.IDMappings.Auto = &core.AutoUserNS{}
		}
	}
	for i := range spec.Storage.Volumes {
		if v := &spec.Storage.Volumes[i]; v.Name == "" {
			v.Anonymous = false
		}
	}
	if lacks(release, core.CapVolatile) {
		spec.Storage.Volatile = false
	}
	if v3 && spec.Basic.ManagePassword != nil && *spec.Basic.ManagePassword {
		spec.Basic.ManagePassword = nil // which is what they do
	}
	if m := spec.Resources.Memory; m != nil && m.Swap != nil && *m.Swap < 0 && m.Limit == nil {
		m.Swap = nil // without a limit of memory there is none of swap
	}
	if e := spec.Basic.Entrypoint; len(e) == 1 && e[0] == "" {
		spec.Basic.Entrypoint = []string{} // podman's way to write an empty one
	}
	for i := range spec.Resources.Rlimits {
		l := &spec.Resources.Rlimits[i]
		l.Type = strings.TrimPrefix(strings.ToLower(l.Type), "rlimit_")
	}
	if lacks(release, core.CapHealthOnFailure) && spec.HealthCheck.OnFailure == core.HealthActionNone {
		spec.HealthCheck.OnFailure = ""
	}
	if toldElse(containerForms, "Resources.Memory.Limit", release) {
		if m := spec.Resources.Memory; m != nil && m.Limit != nil && *m.Limit > 0 && m.Swap == nil {
			twice := 2 * *m.Limit
			m.Swap = &twice
		}
	}
	if lacks(release, core.CapIPCShareable) && spec.Storage.IPC.Mode == core.NamespaceShareable {
		spec.Storage.IPC.Mode = core.NamespacePrivate
	}
	if spec.Security.ReadWriteTmpfs && lacks(release, core.CapReadWriteTmpfs) {
		spec.Security.ReadWriteTmpfs = false
		for _, dest := range []string{"/run", "/tmp", "/var/tmp"} {
			if dest == "/tmp" && len(spec.Storage.Volumes) > 0 && spec.Storage.Volumes[0].Destination == "/tmp/" {
				continue
			}
			spec.Storage.Mounts = append(spec.Storage.Mounts, core.Mount{
				Type: "tmpfs", Source: "tmpfs", Destination: dest, Options: []string{"rw", "rprivate", "nosuid", "nodev", "tmpcopyup"},
			})
		}
	}
	return spec
}
