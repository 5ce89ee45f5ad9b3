package core

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
)

type podRow = readBackRow[*PodSpec, *seenPod]

// podReadBackRows is the table of what the inspect of a pod shows
// (libpod/pod_api.go of 3.1.2 to 5.8.2, and measured on eight of them:
// docs/decisions/0008), and that of its infra container, which is like any other's. Together
// with unseenPodFields it has every field of a [PodSpec]; a test holds that.
var podReadBackRows = sync.OnceValue(func() []podRow {
	return slices.Concat(podBasicReadBack(), podNamespacesReadBack(), podNetworkReadBack(), podResourcesReadBack(), infraReadBack())
})

func podBasicReadBack() []podRow {
	policy := func(s string) string {
		if s == "" {
			return "no" // as servers take it
		}
		return s
	}
	return []podRow{
		shown("Basic.Name", "--name", sameText(func(p *PodSpec) string { return p.Basic.Name }, func(d *seenPod) string { return d.Name })),
		shown("Basic.Hostname", "--hostname", sameText(func(p *PodSpec) string { return p.Basic.Hostname },
			func(d *seenPod) string { return d.Hostname })),
		shown("Basic.Labels", "--label", inMap(func(p *PodSpec) map[string]string { return p.Basic.Labels },
			func(d *seenPod) map[string]string { return d.Labels })),
		shown("Basic.CreateCommand", "", sameList(func(p *PodSpec) []string { return p.Basic.CreateCommand },
			func(d *seenPod) []string { return d.CreateCommand })),
		since("4.2.0", "Basic.ExitPolicy", "--exit-policy", sameText(func(p *PodSpec) string { return string(p.Basic.ExitPolicy) },
			func(d *seenPod) string { return d.ExitPolicy })),
		since("4.6.0", "Basic.RestartPolicy", "--restart", sameText(func(p *PodSpec) string { return p.Basic.RestartPolicy },
			func(d *seenPod) string { return policy(d.RestartPolicy) })),
		// The pod's own inspect leaves the tries out; its infra container has them, too.
		since("4.6.0", "Basic.RestartTries", "--restart on-failure:", sameNumber(func(p *PodSpec) *uint { return p.Basic.RestartTries },
			func(d *seenPod) uint { return d.infra.HostConfig.RestartPolicy.MaximumRetryCount })),
		shown("Basic.NoInfra", "--infra", func(p *PodSpec, d *seenPod) (string, string) {
			return strconv.FormatBool(p.Basic.NoInfra), strconv.FormatBool(d.InfraContainerID == "")
		}),
		shown("Basic.InfraImage", "--infra-image", func(p *PodSpec, d *seenPod) (string, string) {
			return compareImage(&ContainerSpec{Storage: ContainerStorage{Image: p.Basic.InfraImage}}, d.infra)
		}),
		shown("Basic.InfraName", "--infra-name", sameText(func(p *PodSpec) string { return p.Basic.InfraName },
			func(d *seenPod) string { return d.infra.Name })),
		shown("Basic.InfraCommand", "--infra-command", sameText(func(p *PodSpec) string { return strings.Join(p.Basic.InfraCommand, " ") },
			func(d *seenPod) string { return d.infra.Config.Entrypoint })),
		shown("Basic.InfraConmonPidFile", "--infra-conmon-pidfile", sameText(func(p *PodSpec) string { return p.Basic.InfraConmonPidFile },
			func(d *seenPod) string { return d.infra.ConmonPidFile })),
		shown("Basic.SharedNamespaces", "--share", compareShared),
		shown("Basic.ShareParent", "--share-parent", func(p *PodSpec, d *seenPod) (string, string) {
			if p.Basic.ShareParent == nil {
				return "", ""
			}
			return strconv.FormatBool(*p.Basic.ShareParent), strconv.FormatBool(d.CreateCgroup)
		}),
		shown("Cgroup.Parent", "--cgroup-parent", sameText(func(p *PodSpec) string { return p.Cgroup.Parent },
			func(d *seenPod) string { return d.CgroupParent })),
		since("4.0.0", "Security.SecurityOpts", "--security-opt", inList(shownSecurity, func(d *seenPod) []string { return d.SecurityOpts })),
	}
}

// compareShared compares the namespaces that are shared. Servers share the user
// namespace of a pod that has one; some releases do not call a network shared
// that is the host's, which comes to the same.
func compareShared(p *PodSpec, d *seenPod) (string, string) {
	if p.Basic.SharedNamespaces == nil {
		return "", ""
	}
	names := func(list []string) string {
		return quoted(slices.Compact(slices.Sorted(slices.Values(without(list, func(ns string) bool {
			return ns == "user" || ns == "net" && p.Network.NS.Mode == NamespaceHost
		})))))
	}
	return names(p.Basic.SharedNamespaces), names(d.SharedNamespaces)
}

// shownSecurity returns those options that servers keep the words of, as they
// do; of mask, unmask and proc-opts, and of nested labels, they keep none.
func shownSecurity(p *PodSpec) []string {
	var out []string
	for _, o := range p.Security.SecurityOpts {
		key, value, ok := strings.Cut(o, "=")
		if !ok {
			key, value, ok = strings.Cut(o, ":")
		}
		on, err := strconv.ParseBool(value)
		switch {
		case key == "no-new-privileges" && (!ok || err == nil && on):
			out = append(out, key)
		case key == "seccomp", key == "apparmor":
			out = append(out, key+"="+value)
		}
	}
	return out
}

func podNamespacesReadBack() []podRow {
	return slices.Concat(
		namespaceRows("Basic.PID", "--pid", nil, func(p *PodSpec) Namespace { return p.Basic.PID },
			func(d *seenPod) string { return d.infra.HostConfig.PidMode }),
		namespaceRows("Basic.UTS", "--uts", nil, func(p *PodSpec) Namespace { return p.Basic.UTS },
			func(d *seenPod) string { return d.infra.HostConfig.UTSMode }),
		// The releases that read it are newer than those whose inspect has other words for it.
		namespaceRows("Basic.IPC", "", nil, func(p *PodSpec) Namespace { return p.Basic.IPC },
			func(d *seenPod) string { return d.infra.HostConfig.IpcMode }),
		namespaceRows("Basic.UserNS", "--userns", usernsWords, func(p *PodSpec) Namespace { return p.Basic.UserNS },
			func(d *seenPod) string { return d.infra.HostConfig.UsernsMode }),
	)
}

func podNetworkReadBack() []podRow {
	addresses := func(p *PodSpec) (out []string) {
		for _, n := range p.Network.Networks {
			for _, a := range n.StaticIPs {
				out = append(out, a.Unmap().String())
			}
		}
		return out
	}
	return []podRow{
		until("3.4.7", "Network.Networks.StaticIPs", "--ip", inList(addresses, func(d *seenPod) []string {
			a, _ := netip.AddrFromSlice(d.InfraConfig.StaticIP)
			return []string{a.Unmap().String()}
		})),
		until("3.3.1", "Network.Networks.StaticMAC", "--mac-address", sameText(func(p *PodSpec) string {
			for _, n := range p.Network.Networks {
				if len(n.StaticMAC) > 0 {
					return n.StaticMAC.String()
				}
			}
			return ""
		}, func(d *seenPod) string { return d.InfraConfig.StaticMAC })),
		shown("Network.UseImageResolvConf", "--dns=none", isSet(func(p *PodSpec) bool { return p.Network.UseImageResolvConf },
			func(d *seenPod) bool { return d.InfraConfig.NoManageResolvConf })),
		shown("Network.UseImageHosts", "--no-hosts", isSet(func(p *PodSpec) bool { return p.Network.UseImageHosts },
			func(d *seenPod) bool { return d.InfraConfig.NoManageHosts })),
		shown("Network.Options", "--network slirp4netns:", func(p *PodSpec, d *seenPod) (string, string) {
			return missing(flatOptions(p.Network.Options), flatOptions(d.InfraConfig.NetworkOptions))
		}),
	}
}

// flatOptions returns a network's options as sorted KEY=VALUE.
func flatOptions(m map[string][]string) (out []string) {
	for _, key := range slices.Sorted(maps.Keys(m)) {
		for _, v := range m[key] {
			out = append(out, fmt.Sprintf("%s=%s", key, v))
		}
	}
	return out
}

// infraReadBack are the rows of what the infra container has as any container
// has it.
func infraReadBack() []podRow {
	var out []podRow
	for _, row := range readBackRows() {
		if !ofInfra(row.Field) {
			continue
		}
		out = append(out, podRow{row.ReadBack, func(p *PodSpec, d *seenPod) (string, string) {
			infra := p.Infra()
			infra.Storage.ShmSize = p.Storage.ShmSize
			return row.compare(infra, d.infra)
		}})
	}
	return out
}

// ofInfra reports whether a field of a container is one of a pod as well, under
// the same name, and is the infra container's.
func ofInfra(field string) bool {
	for _, group := range []string{"Storage.Mounts.", "Storage.Volumes.", "Storage.ImageVolumes.", "Storage.VolumesFrom", "Storage.ShmSize",
		"Network.NS.", "Network.Networks.", "Network.Ports.", "Network.DNS", "Network.HostAdd", "Security.IDMappings."} {
		if strings.HasPrefix(field, group) {
			return true
		}
	}
	return false
}
