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
	if lacks(release, core.CapPodUserNS) {
		b.UserNS = core.Namespace{}
	}
	if lacks(release, core.CapPodExitPolicy) {
		b.ExitPolicy = ""
	}
	if lacks(release, core.CapPodRestart) {
		b.RestartPolicy = ""
	}
	if c := p.Resources.CPU; c != nil && *c == (core.PodCPU{}) {
		p.Resources.CPU = nil
	}
	return p
}
