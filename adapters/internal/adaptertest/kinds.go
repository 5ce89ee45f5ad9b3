package adaptertest

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/released"
)

// kind is one kind of spec under test.
type kind struct {
	name   string // "" for containers, "pod-": goes before the names of golden files
	typ    reflect.Type
	leaves int                                  // at least so many fields
	facts  func(*released.Facts) released.Table // every JSON path with the releases that have it
	// rows are where each field is in the body, table those of them that are for
	// this kind alone, and forms what older releases have in their place.
	rows  func() map[string][]string
	table string
	forms []olderForm
	// unreachable are the paths of facts that no field reaches.
	unreachable []reason
	uses        func(spec any) []core.Capability
	encode      func(a core.Adapter, spec any, s core.Server) (any, error)
	// surround gives a field what it has a meaning with.
	surround func(spec any)
	// named are fields that others have a meaning with: without them surround
	// would put them back.
	named map[string]bool
	// alone are fields that exclude others, so that a spec with everything goes
	// without; settle makes the rest of such a spec agree and takes what it
	// changes out of those that are set.
	alone  map[string]bool
	settle func(spec any, set map[string]bool)
	// met are capabilities that a field needs alone, and not beside another.
	met      map[core.Capability]string
	networks func(spec any) []core.NetworkAttachment
	// decode is the way back of encode, and canonical the spec with all written
	// out that the release has to be told, or that means the same as what it is
	// told. clears reports whether a list is empty and says something by that.
	decode    func(a core.Adapter, body io.Reader) (any, error)
	canonical func(spec any, a core.Adapter, release string) any
	clears    func(spec any) bool
	// valid checks the spec as such and against the server.
	valid func(s core.Server, spec any) error
	// examples are specs that the release can apply.
	examples func(release string) []any
}

var containers = kind{
	typ: reflect.TypeFor[core.ContainerSpec](), leaves: 200,
	facts: func(f *released.Facts) released.Table { return f.Spec },
	rows:  containerRows, table: containerTable, forms: containerForms, unreachable: unreachable,
	uses: func(spec any) []core.Capability { return spec.(*core.ContainerSpec).Uses() },
	encode: func(a core.Adapter, spec any, s core.Server) (any, error) {
		return a.EncodeContainer(spec.(*core.ContainerSpec), s)
	},
	met:      map[core.Capability]string{core.CapExpose: "Network.PublishAll, which every release has, uses what is exposed"},
	surround: func(spec any) { surround(spec.(*core.ContainerSpec)) },
	named:    map[string]bool{"Network.Networks.Name": true, "Storage.Secrets.Source": true, "Storage.Volumes.Name": true},
	alone:    map[string]bool{"Network.NS.Value": true, "Security.UserNS.Value": true},
	settle: func(spec any, set map[string]bool) {
		// The networks' mode is bridge, and the user namespace is chosen by the server.
		s := spec.(*core.ContainerSpec)
		if len(s.Network.Networks) > 0 {
			s.Network.NS = core.Namespace{Mode: core.NamespaceBridge}
		}
		for _, ns := range []string{"Basic.PID", "Basic.UTS", "Storage.IPC", "Cgroup.NS", "Security.UserNS", "Network.NS"} {
			delete(set, ns+".Mode") // another now
		}
	},
	networks: func(spec any) []core.NetworkAttachment { return spec.(*core.ContainerSpec).Network.Networks },
	decode:   func(a core.Adapter, body io.Reader) (any, error) { return a.DecodeContainer(body) },
	canonical: func(spec any, a core.Adapter, release string) any {
		return canonical(spec.(*core.ContainerSpec), a, release)
	},
	clears: func(spec any) bool {
		e := spec.(*core.ContainerSpec).Basic.Entrypoint
		return e != nil && len(e) == 0
	},
	valid: func(s core.Server, spec any) error { return core.CheckContainer(s, spec.(*core.ContainerSpec)) },
	examples: func(release string) []any {
		var out []any
		for _, x := range Examples(release) {
			out = append(out, x.Spec)
		}
		return out
	},
}

var pods = kind{
	name: "pod-", typ: reflect.TypeFor[core.PodSpec](), leaves: 80,
	facts: func(f *released.Facts) released.Table { return f.Pod },
	rows:  podRows, table: podTable, forms: podForms, unreachable: unreachablePod,
	uses: func(spec any) []core.Capability { return spec.(*core.PodSpec).Uses() },
	encode: func(a core.Adapter, spec any, s core.Server) (any, error) {
		p, err := a.Encode(core.OpPodCreate, spec, s)
		if err == nil && len(p.Query) > 0 {
			err = fmt.Errorf("the query %v is lost", p.Query)
		}
		return p.Body, err
	},
	surround: func(spec any) { surroundPod(spec.(*core.PodSpec)) },
	named:    map[string]bool{"Network.Networks.Name": true, "Storage.Volumes.Name": true},
	alone:    map[string]bool{"Network.NS.Value": true, "Basic.UserNS.Value": true, "Basic.NoInfra": true, "Basic.ShareParent": true},
	settle: func(spec any, set map[string]bool) {
		s := spec.(*core.PodSpec)
		if len(s.Network.Networks) > 0 {
			s.Network.NS = core.Namespace{Mode: core.NamespaceBridge}
		}
		for _, ns := range []string{"Basic.PID", "Basic.UTS", "Basic.IPC", "Basic.UserNS", "Network.NS"} {
			delete(set, ns+".Mode")
		}
		if s.Basic.RestartTries != nil {
			delete(set, "Basic.RestartPolicy") // the one that has tries
		}
	},
	networks: func(spec any) []core.NetworkAttachment { return spec.(*core.PodSpec).Network.Networks },
	decode:   func(a core.Adapter, body io.Reader) (any, error) { return a.DecodePod(body) },
	canonical: func(spec any, a core.Adapter, release string) any {
		return canonicalPod(spec.(*core.PodSpec), a, release)
	},
	clears: func(spec any) bool {
		b := &spec.(*core.PodSpec).Basic
		return !b.NoInfra && b.SharedNamespaces != nil && len(b.SharedNamespaces) == 0
	},
	valid: func(s core.Server, spec any) error { return core.CheckPod(s, spec.(*core.PodSpec)) },
	examples: func(release string) []any {
		var out []any
		for _, x := range PodExamples(release) {
			out = append(out, x.Spec)
		}
		return out
	},
}

// new returns an empty spec.
func (k *kind) new() any { return reflect.New(k.typ).Interface() }

// check refuses what a release cannot do.
func (k *kind) check(spec any, release string) error {
	return core.Check(server(release), k.uses(spec)...)
}

// encoded translates a spec; an error fails the test.
func (k *kind) encoded(t *testing.T, a core.Adapter, spec any, release string) encoded {
	t.Helper()
	body, err := k.encode(a, spec, server(release))
	if err != nil {
		t.Fatalf("%s: encode: %v", release, err)
	}
	return marshaled(t, body, release)
}

// full returns a spec with every leaf set that keep lets through, and their
// names.
func (k *kind) full(keep func(leaf) bool) (any, map[string]bool) {
	spec, set := k.new(), map[string]bool{}
	for _, l := range leavesOf(k.typ) {
		if keep(l) && !k.alone[l.name] {
			l.set(spec)
			set[l.name] = true
		}
	}
	k.surround(spec)
	k.settle(spec, set)
	return spec, set
}

// without returns a spec with all that surrounds the leaf, but not itself.
func (k *kind) without(l leaf) any {
	spec := k.new()
	l.set(spec)
	k.surround(spec)
	zero := leaf{name: l.name, index: l.index}
	zero.clear(spec)
	if !k.named[l.name] {
		k.surround(spec)
	}
	return spec
}

// AllFields returns a spec with every field set that the release can apply.
func AllFields(release string) *core.ContainerSpec {
	spec, _ := containers.full(containers.accepted(release))
	return spec.(*core.ContainerSpec)
}

// AllPodFields returns a pod's spec with every field set that the release can
// apply.
func AllPodFields(release string) *core.PodSpec {
	spec, _ := pods.full(pods.accepted(release))
	return spec.(*core.PodSpec)
}

// accepted lets the leaves through that a release does not refuse.
func (k *kind) accepted(release string) func(leaf) bool {
	return func(l leaf) bool {
		spec := k.new()
		l.set(spec)
		k.surround(spec)
		return k.check(spec, release) == nil
	}
}

// each returns a spec for each of the fields that full leaves out and the
// release does not refuse.
func (k *kind) each(release string) []any {
	var out []any
	for _, l := range leavesOf(k.typ) {
		if !k.alone[l.name] || !k.accepted(release)(l) {
			continue
		}
		spec := k.new()
		l.set(spec)
		k.surround(spec)
		out = append(out, spec)
	}
	return out
}

// surround gives a field what it has a meaning with.
func surround(spec *core.ContainerSpec) {
	if n := spec.Network.Networks; len(n) > 0 && n[0].Name == "" {
		n[0].Name = "net"
	}
	for i := range spec.Storage.Secrets {
		if x := &spec.Storage.Secrets[i]; x.Source == "" {
			x.Source = "secret"
		}
		if x := &spec.Storage.Secrets[i]; x.Mode == nil {
			x.Mode = new(os.FileMode(0o444))
		}
	}
	if v := spec.Storage.Volumes; len(v) > 0 && v[0].Name == "" {
		v[0].Name = "volume"
	}
	if m := spec.Security.IDMappings; m != nil && m.Auto != nil {
		spec.Security.UserNS = core.Namespace{Mode: core.NamespaceAuto}
	}
	for _, ns := range []*core.Namespace{&spec.Basic.PID, &spec.Basic.UTS, &spec.Storage.IPC,
		&spec.Cgroup.NS, &spec.Security.UserNS, &spec.Network.NS} {
		if ns.Value != "" {
			ns.Mode = core.NamespaceContainer
		}
	}
}

// surroundPod is surround for a pod.
func surroundPod(spec *core.PodSpec) {
	if n := spec.Network.Networks; len(n) > 0 && n[0].Name == "" {
		n[0].Name = "net"
	}
	if v := spec.Storage.Volumes; len(v) > 0 && v[0].Name == "" {
		v[0].Name = "volume"
	}
	if m := spec.Security.IDMappings; m != nil && m.Auto != nil {
		spec.Basic.UserNS = core.Namespace{Mode: core.NamespaceAuto}
	}
	for _, ns := range []*core.Namespace{&spec.Basic.PID, &spec.Basic.UTS, &spec.Basic.IPC, &spec.Basic.UserNS, &spec.Network.NS} {
		if ns.Value != "" {
			ns.Mode = core.NamespacePath
		}
	}
	if spec.Basic.RestartTries != nil {
		spec.Basic.RestartPolicy = "on-failure"
	}
}
