package core

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

func securityReadBack() []containerRow {
	column := func(ids func(*IDMappings) []IDMap, of func(IDMap) uint32, seen func(*reply.UserNSMappings) []string, at int) compareContainer {
		return func(s *ContainerSpec, d *reply.Container) (string, string) {
			return compareIDs(ids(orNew(s.Security.IDMappings)), of, seen(d.HostConfig.IDMappings), at)
		}
	}
	uids := func(m *IDMappings) []IDMap { return m.UIDMap }
	gids := func(m *IDMappings) []IDMap { return m.GIDMap }
	seenUIDs := func(m *reply.UserNSMappings) []string { return m.UIDMap }
	seenGIDs := func(m *reply.UserNSMappings) []string { return m.GIDMap }
	container := func(m IDMap) uint32 { return m.ContainerID }
	host := func(m IDMap) uint32 { return m.HostID }
	size := func(m IDMap) uint32 { return m.Size }
	return []containerRow{
		shown("Security.Privileged", "--privileged", isSet(func(s *ContainerSpec) bool { return s.Security.Privileged },
			func(d *reply.Container) bool { return d.HostConfig.Privileged })),
		shown("Security.User", "--user", sameText(func(s *ContainerSpec) string { return s.Security.User },
			func(d *reply.Container) string { return d.Config.User })),
		shown("Security.Groups", "--group-add", inList(func(s *ContainerSpec) []string { return s.Security.Groups },
			func(d *reply.Container) []string { return d.HostConfig.GroupAdd })),
		shown("Security.CapAdd", "--cap-add", compareCapAdd),
		shown("Security.CapDrop", "--cap-drop", compareCapDrop),
		shown("Security.NoNewPrivileges", "--security-opt no-new-privileges",
			isSet(func(s *ContainerSpec) bool { return s.Security.NoNewPrivileges },
				func(d *reply.Container) bool {
					return slices.Contains(d.HostConfig.SecurityOpt, "no-new-privileges")
				})),
		// Servers on a kernel without AppArmor take "unconfined" as what is there.
		shown("Security.ApparmorProfile", "--security-opt apparmor=", sameText(func(s *ContainerSpec) string {
			if s.Security.ApparmorProfile == "unconfined" {
				return ""
			}
			return s.Security.ApparmorProfile
		}, func(d *reply.Container) string { return d.AppArmorProfile })),
		since("4.0.0", "Security.IDMappings.UIDMap.ContainerID", "--uidmap", column(uids, container, seenUIDs, 0)),
		since("4.0.0", "Security.IDMappings.UIDMap.HostID", "--uidmap", column(uids, host, seenUIDs, 1)),
		since("4.0.0", "Security.IDMappings.UIDMap.Size", "--uidmap", column(uids, size, seenUIDs, 2)),
		since("4.0.0", "Security.IDMappings.GIDMap.ContainerID", "--gidmap", column(gids, container, seenGIDs, 0)),
		since("4.0.0", "Security.IDMappings.GIDMap.HostID", "--gidmap", column(gids, host, seenGIDs, 1)),
		since("4.0.0", "Security.IDMappings.GIDMap.Size", "--gidmap", column(gids, size, seenGIDs, 2)),
		shown("Security.ReadOnly", "--read-only", isSet(func(s *ContainerSpec) bool { return s.Security.ReadOnly },
			func(d *reply.Container) bool { return d.HostConfig.ReadonlyRootfs })),
		until("4.3.1", "Security.ReadWriteTmpfs", "--read-only-tmpfs", compareReadWriteTmpfs),
		shown("Security.Umask", "--umask", sameText(func(s *ContainerSpec) string {
			if u := s.Security.Umask; u != "" {
				return strings.Repeat("0", max(0, 4-len(u))) + u // as inspect pads it
			}
			return ""
		}, func(d *reply.Container) string { return d.Config.Umask })),
		since("4.7.0", "Security.Unmask", "--security-opt unmask=all", isSet(func(s *ContainerSpec) bool {
			return slices.ContainsFunc(s.Security.Unmask, func(p string) bool { return strings.EqualFold(p, "all") })
		}, func(d *reply.Container) bool { return slices.Contains(d.HostConfig.SecurityOpt, "unmask=all") })),
		// Of the other modes inspect says "default".
		shown("Cgroup.Mode", "--cgroups", func(s *ContainerSpec, d *reply.Container) (string, string) {
			if s.Cgroup.Mode == "" || s.Cgroup.Mode != "disabled" && d.HostConfig.Cgroups == "default" {
				return "", ""
			}
			return strconv.Quote(s.Cgroup.Mode), strconv.Quote(d.HostConfig.Cgroups)
		}),
		// Inspect leaves out what is the cgroup manager's default.
		shown("Cgroup.Parent", "--cgroup-parent", sameText(func(s *ContainerSpec) string { return s.Cgroup.Parent },
			func(d *reply.Container) string {
				if p := d.HostConfig.CgroupParent; p != "" {
					return p
				}
				return map[string]string{"cgroupfs": "/libpod_parent", "systemd": "machine.slice"}[d.HostConfig.CgroupManager]
			})),
	}
}

// compareIDs compares one column of ID mappings, which inspect shows as
// CONTAINER:HOST:SIZE.
func compareIDs(want []IDMap, of func(IDMap) uint32, seen []string, at int) (string, string) {
	if len(want) == 0 {
		return "", ""
	}
	var wanted, got []string
	for _, m := range want {
		wanted = append(wanted, fmt.Sprint(of(m)))
	}
	for _, m := range seen {
		if parts := strings.Split(m, ":"); at < len(parts) {
			got = append(got, parts[at])
		}
	}
	slices.Sort(wanted)
	slices.Sort(got)
	return strings.Join(wanted, " "), strings.Join(got, " ")
}

// capName returns a capability as inspect names it.
func capName(s string) string {
	s = strings.ToUpper(s)
	if s == "ALL" || strings.HasPrefix(s, "CAP_") {
		return s
	}
	return "CAP_" + s
}

func capNames(list []string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = capName(list[i])
	}
	return out
}

// compareCapAdd looks for capabilities in the bounding set, which is what
// inspect works its CapAdd out of. "ALL" is all that the service itself has,
// which only it knows: more than what every container has, at the least.
func compareCapAdd(s *ContainerSpec, d *reply.Container) (string, string) {
	want := capNames(s.Security.CapAdd)
	if slices.Contains(want, "ALL") {
		if len(d.HostConfig.CapAdd) > 0 || d.HostConfig.Privileged {
			return "", ""
		}
		return `["ALL"]`, quoted(d.BoundingCaps)
	}
	return missing(want, d.BoundingCaps)
}

// compareCapDrop looks for capabilities that should be gone.
func compareCapDrop(s *ContainerSpec, d *reply.Container) (string, string) {
	drop, add := capNames(s.Security.CapDrop), capNames(s.Security.CapAdd)
	all := slices.Contains(drop, "ALL")
	var there []string
	for _, c := range d.BoundingCaps {
		if all && !slices.Contains(add, c) && !slices.Contains(add, "ALL") || slices.Contains(drop, c) {
			there = append(there, c)
		}
	}
	if there == nil {
		return "", ""
	}
	return fmt.Sprintf("without %q", s.Security.CapDrop), quoted(there)
}

// compareReadWriteTmpfs looks for the three mounts; newer servers make them
// themselves and inspect shows the user's only.
func compareReadWriteTmpfs(s *ContainerSpec, d *reply.Container) (string, string) {
	if !s.Security.ReadOnly || !s.Security.ReadWriteTmpfs {
		return "", ""
	}
	there := seenMounts(d)
	for _, o := range s.Storage.OverlayVolumes {
		there[cleanPath(o.Destination)] = &seenMount{} // inspect does not show these
	}
	var lost []string
	for _, p := range [...]string{"/run", "/tmp", "/var/tmp"} {
		if there[p] == nil {
			lost = append(lost, p)
		}
	}
	if lost == nil {
		return "", ""
	}
	return "tmpfs at " + quoted(lost), "none"
}
