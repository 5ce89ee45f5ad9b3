package core

import (
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

// secretDefaultMode is what servers before secret-owner give every secret.
const secretDefaultMode os.FileMode = 0o444

// interfacesNamed reports whether interfaces are to have other names than eth0,
// eth1 … in the order of the networks' names. An ID tells nothing of that order.
func interfacesNamed(nets []NetworkAttachment) bool {
	if !anyOf(nets, func(n *NetworkAttachment) bool { return n.InterfaceName != "" }) {
		return false
	}
	sorted := slices.SortedFunc(slices.Values(nets), func(a, b NetworkAttachment) int { return strings.Compare(a.Name, b.Name) })
	for i, n := range sorted {
		if n.InterfaceName != "" && n.InterfaceName != "eth"+strconv.Itoa(i) || len(nets) > 1 && mayBeID(n.Name) {
			return true
		}
	}
	return false
}

// ownNetwork reports whether the container gets a network of its own. One in a pod
// shares the pod's, unless it says otherwise.
func ownNetwork(s *ContainerSpec) bool {
	switch s.Network.NS.Mode {
	case NamespaceHost, NamespaceNone, NamespaceContainer, NamespacePath:
		return false
	}
	return s.Basic.Pod == "" || !inherits(s.Network.NS)
}

// mayBeID reports whether a name can be an object's ID, in full or as short as
// podman prints it.
func mayBeID(name string) bool {
	return len(name) >= shortID && strings.Trim(name, "0123456789abcdef") == ""
}

// shortID is the length of the IDs that podman prints.
const shortID = 12

// deviceRenamed reports whether "SRC[:DST[:PERMISSIONS]]" names a device that is
// to have another path in the container than on the server.
func deviceRenamed(device string) bool {
	source, rest, _ := strings.Cut(device, ":")
	target, _, _ := strings.Cut(rest, ":")
	return strings.HasPrefix(target, "/") && path.Clean(target) != path.Clean(source)
}

// ownAnnotations are the annotations that servers write, each with what it tells.
var ownAnnotations = []struct {
	key, field string
	on         func(*ContainerSpec) bool
}{
	{"io.podman.annotations.autoremove", "Basic.Remove", func(s *ContainerSpec) bool { return s.Basic.Remove }},
	{"io.podman.annotations.init", "Storage.Init", func(s *ContainerSpec) bool { return s.Storage.Init }},
	{"io.podman.annotations.privileged", "Security.Privileged", func(s *ContainerSpec) bool { return s.Security.Privileged }},
	{"io.podman.annotations.publish-all", "Network.PublishAll", func(s *ContainerSpec) bool { return s.Network.PublishAll }},
}

// lostAnnotations returns the keys of those annotations that servers without
// [CapOwnAnnotations] write FALSE over.
func (s *ContainerSpec) lostAnnotations() []string {
	var keys []string
	for _, a := range ownAnnotations {
		if said, ok := s.Basic.Annotations[a.key]; ok && said != "FALSE" && !a.on(s) {
			keys = append(keys, a.key)
		}
	}
	return keys
}

// hasMountOption reports whether a mount or a named volume has such an option.
func (s *ContainerSpec) hasMountOption(is func(string) bool) bool {
	return anyOf(s.Storage.Mounts, func(m *Mount) bool { return slices.ContainsFunc(m.Options, is) }) ||
		anyOf(s.Storage.Volumes, func(v *NamedVolume) bool { return slices.ContainsFunc(v.Options, is) })
}

func anyOf[T any](xs []T, is func(*T) bool) bool {
	for i := range xs {
		if is(&xs[i]) {
			return true
		}
	}
	return false
}

// Uses returns the capabilities that the spec needs, in the order of the rules
// table. What every release can do needs none.
func (s *ContainerSpec) Uses() []Capability { return uses(containerRows(), s) }

// without returns a copy of the spec that does not use the capabilities; it is
// s itself if there are none. What s points to is not changed.
func (s *ContainerSpec) without(caps []Capability) *ContainerSpec {
	out, _ := leftOut(containerRows(), s, caps)
	return out
}

func (s *ContainerSpec) unapplied() []row[ContainerSpec] { return containerUnapplied }
