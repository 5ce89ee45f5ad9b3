package core

import (
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// namespaceRows are the two rows of a namespace. Inspect says "host",
// "private", "ns:PATH" or "container:ID", whatever the words of the request
// were; as names other words for the modes of one kind.
func namespaceRows[S, D any](field, option string, as map[NamespaceMode][]string, want func(S) Namespace,
	got func(D) string) []readBackRow[S, D] {
	return []readBackRow[S, D]{
		shown(field+".Mode", option, namespaceMode(as, want, got)),
		shown(field+".Value", option, namespaceValue(want, got)),
	}
}

func namespaceMode[S, D any](as map[NamespaceMode][]string, want func(S) Namespace, got func(D) string) compareFunc[S, D] {
	return func(s S, d D) (string, string) {
		mode := want(s).Mode
		words, ok := as[mode]
		switch {
		case ok:
		case mode == "" || mode == NamespaceDefault || mode == NamespacePod:
			return "", "" // the server decides
		case mode == NamespacePath:
			words = []string{"ns"}
		default:
			words = []string{string(mode)}
		}
		kind, _, _ := strings.Cut(got(d), ":")
		if slices.Contains(words, kind) {
			return "", ""
		}
		return strconv.Quote(string(mode)), strconv.Quote(got(d))
	}
}

// namespaceValue compares the path or the container; the ranges of keep-id are
// seen in the ID mappings, if at all.
func namespaceValue[S, D any](want func(S) Namespace, got func(D) string) compareFunc[S, D] {
	return func(s S, d D) (string, string) {
		n := want(s)
		_, value, _ := strings.Cut(got(d), ":")
		switch n.Mode {
		case NamespacePath:
			return strconv.Quote(n.Value), strconv.Quote(value)
		case NamespaceContainer:
			return sameObject(n.Value, value)
		}
		return "", ""
	}
}

// usernsWords are inspect's words for user namespaces: nothing for the host's,
// and "private" for every kind of one's own.
var usernsWords = map[NamespaceMode][]string{NamespaceHost: {"", "host"}, NamespaceKeepID: {"private"}, NamespaceNoMap: {"private"},
	NamespaceAuto: {"private"}}

func namespacesReadBack() []containerRow {
	own := []string{"private"}
	ipc := func(d *reply.Container) string { return d.HostConfig.IpcMode }
	ipcSpec := func(s *ContainerSpec) Namespace { return s.Storage.IPC }
	// Before 4.1 there is one kind of one's own, which others may join; before
	// 4.4 inspect calls every kind, also none and the host's, "shareable".
	shareable := []string{string(NamespaceShareable)}
	first, between, last := until("4.0.3", "Storage.IPC.Mode", "--ipc",
		namespaceMode(map[NamespaceMode][]string{NamespaceShareable: own}, ipcSpec, ipc)),
		since("4.1.0", "Storage.IPC.Mode", "--ipc", namespaceMode(map[NamespaceMode][]string{
			NamespaceHost: shareable, NamespacePrivate: shareable, NamespaceNone: shareable,
		}, ipcSpec, ipc)),
		since("4.4.0", "Storage.IPC.Mode", "--ipc", namespaceMode(nil, ipcSpec, ipc))
	between.Until = "4.3.1"
	rows := []containerRow{first, between, last, shown("Storage.IPC.Value", "--ipc", namespaceValue(ipcSpec, ipc))}
	for _, more := range [][]containerRow{
		namespaceRows("Basic.PID", "--pid", nil, func(s *ContainerSpec) Namespace { return s.Basic.PID },
			func(d *reply.Container) string { return d.HostConfig.PidMode }),
		namespaceRows("Basic.UTS", "--uts", nil, func(s *ContainerSpec) Namespace { return s.Basic.UTS },
			func(d *reply.Container) string { return d.HostConfig.UTSMode }),
		namespaceRows("Cgroup.NS", "--cgroupns", nil, func(s *ContainerSpec) Namespace { return s.Cgroup.NS },
			func(d *reply.Container) string { return d.HostConfig.CgroupMode }),
		namespaceRows("Security.UserNS", "--userns", usernsWords, func(s *ContainerSpec) Namespace { return s.Security.UserNS },
			func(d *reply.Container) string { return d.HostConfig.UsernsMode }),
		// A network of one's own is what the server's default for it is.
		namespaceRows("Network.NS", "--network", map[NamespaceMode][]string{
			NamespacePrivate: {string(NamespaceBridge), string(NamespaceSlirp), string(NamespacePasta)},
		}, networkNamespace, func(d *reply.Container) string { return d.HostConfig.NetworkMode }),
	} {
		rows = append(rows, more...)
	}
	return rows
}

// networkNamespace is the bridge where networks are joined.
func networkNamespace(s *ContainerSpec) Namespace {
	if len(s.Network.Networks) > 0 {
		return Namespace{Mode: NamespaceBridge}
	}
	return s.Network.NS
}
