package adaptertest

import "github.com/podspan/podspan/core"

// canonicalPod is canonical for a pod.
func canonicalPod(p *core.PodSpec, a core.Adapter, release string) *core.PodSpec {
	p.SetInfra(canonical(p.Infra(), a, release))
	b := &p.Basic
	if !b.NoInfra {
		if b.SharedNamespaces == nil {
			b.SharedNamespaces = []string{"ipc", "net", "uts"}
		}
		if b.ShareParent == nil {
			b.ShareParent = new(true)
		}
	}
	// What older releases do is not said to them.
	if before(release, "3.4.0") {
		b.UserNS = core.Namespace{}
	}
	if before(release, "4.2.0") {
		b.ExitPolicy = ""
	}
	if before(release, "4.6.0") {
		b.RestartPolicy = ""
	}
	if c := p.Resources.CPU; c != nil && *c == (core.PodCPU{}) {
		p.Resources.CPU = nil
	}
	return p
}
