package core

import (
	"slices"
	"strings"
)

// shares reports whether the containers of the pod share a namespace of the
// infra container's.
func (p *PodSpec) shares(ns string) bool {
	if p.Basic.NoInfra {
		return false
	}
	if p.Basic.SharedNamespaces == nil {
		return ns == "ipc" || ns == "net" || ns == "uts"
	}
	return slices.Contains(p.Basic.SharedNamespaces, ns)
}

// validateShared refuses settings of a namespace that the containers do not
// share: only the infra container has them, which runs nothing.
func (p *PodSpec) validateShared(v *validator) {
	if p.Basic.NoInfra {
		return // validateInfra says it
	}
	b, n := &p.Basic, &p.Network
	for _, x := range []struct {
		ns, field string
		said      bool
	}{
		{"uts", "Basic.Hostname", b.Hostname != ""}, {"uts", "Basic.UTS", !b.UTS.IsZero()},
		{"pid", "Basic.PID", !b.PID.IsZero()}, {"ipc", "Basic.IPC", !b.IPC.IsZero()},
		{"net", "Network.Networks", len(n.Networks) > 0}, {"net", "Network.Ports", len(n.Ports) > 0},
		{"net", "Network.DNSServers", len(n.DNSServers) > 0}, {"net", "Network.DNSSearch", len(n.DNSSearch) > 0},
		{"net", "Network.DNSOptions", len(n.DNSOptions) > 0}, {"net", "Network.HostAdd", len(n.HostAdd) > 0},
	} {
		v.require(!x.said || p.shares(x.ns), x.field, "", "is the infra container's alone unless the namespace "+x.ns+" is shared (--share)")
	}
	for key := range b.Sysctl {
		ns := sysctlNamespace(key)
		v.require(ns == "" || p.shares(ns), "Basic.Sysctl", key, "is the infra container's alone unless the namespace "+ns+" is shared (--share)")
	}
	v.require(p.Cgroup.Parent == "" || b.ShareParent == nil || *b.ShareParent, "Cgroup.Parent", p.Cgroup.Parent,
		"is not that of the containers with ShareParent false (--share-parent=false)")
}

// sysctlNamespace is the namespace that a kernel parameter belongs to, in the
// words of SharedNamespaces; empty: none.
func sysctlNamespace(key string) string {
	switch {
	case strings.HasPrefix(key, "net."):
		return "net"
	case strings.HasPrefix(key, "kernel.msg"), strings.HasPrefix(key, "kernel.shm"), key == "kernel.sem", strings.HasPrefix(key, "fs.mqueue."):
		return "ipc"
	case key == "kernel.hostname", key == "kernel.domainname":
		return "uts"
	}
	return ""
}
