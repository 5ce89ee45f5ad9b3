package core

import "fmt"

// joinedSetting is a setting that the container does not have for itself where it joins
// another's namespace, or a pod.
type joinedSetting struct {
	field, option string

	// In a pod:
	shared, own string     // it is the pod's if that namespace is shared; how to have one's own
	cap         Capability // servers without it take the infra container's
	never       bool       // all servers do
}

// refuse refuses a setting by both of its names: the library's and the command line's.
func (v *validator) refuse(x *joinedSetting, reason string) {
	v.errs = append(v.errs, &FieldError{Field: x.field, Option: x.option, Reason: reason})
}

// give is what to give to the pod instead.
func (x *joinedSetting) give() string {
	if x.field == "Network.PublishAll" { // of which a pod has no such thing
		return "--publish CONTAINERPORT"
	}
	return "it"
}

// netSettings returns the settings of the network that are lost in a network namespace that is
// another's.
func netSettings(n *ContainerNetwork) []joinedSetting {
	var out []joinedSetting
	add := func(said bool, field, option string) {
		if said {
			out = append(out, joinedSetting{field: field, option: option, shared: "net", own: "--network=private (Network.NS)"})
		}
	}
	add(len(n.DNSServers) > 0, "Network.DNSServers", "--dns")
	add(len(n.DNSSearch) > 0, "Network.DNSSearch", "--dns-search")
	add(len(n.DNSOptions) > 0, "Network.DNSOptions", "--dns-option")
	add(len(n.Ports) > 0, "Network.Ports", "--publish")
	add(n.PublishAll, "Network.PublishAll", "--publish-all")
	return out
}

// podsSettings returns what the spec says that may be its pod's, depending on
// the pod and on the server.
func podsSettings(s *ContainerSpec) []joinedSetting {
	var out []joinedSetting
	if inherits(s.Network.NS) {
		out = netSettings(&s.Network)
	}
	if s.Storage.ShmSize != nil {
		x := joinedSetting{field: "Storage.ShmSize", option: "--shm-size", cap: CapShmSizeInPod}
		if inherits(s.Storage.IPC) {
			x.shared, x.own = "ipc", "--ipc=private (Storage.IPC)"
		}
		out = append(out, x)
	}
	if s.Storage.ShmSizeSystemd != nil {
		out = append(out, joinedSetting{field: "Storage.ShmSizeSystemd", option: "--shm-size-systemd", never: true})
	}
	if s.Network.UseImageHosts {
		out = append(out, joinedSetting{field: "Network.UseImageHosts", option: "--no-hosts", cap: CapNoHostsInPod})
	}
	return out
}

// inherits reports whether a container in a pod takes the namespace from the pod: it does not
// say one itself.
func inherits(n Namespace) bool { return n.Mode == "" || n.Mode == NamespaceDefault }

// validateJoined refuses settings of namespaces that are said to be another's.
// What a container inherits from its pod without a word is only known when the
// pod has been looked at, see checkPod.
func (s *ContainerSpec) validateJoined(v *validator) {
	n := &s.Network
	switch m := n.NS.Mode; m {
	case NamespaceNone, NamespaceContainer, NamespacePod:
		of := *n
		if publishesNothing(s) {
			of.Ports, of.PublishAll = nil, false // left out, see containerUnapplied
		}
		for _, x := range netSettings(&of) {
			v.require(false, x.field, "", fmt.Sprintf("has no effect with network mode %s: servers leave it out", m))
		}
		v.require(m != NamespaceContainer || len(n.HostAdd) == 0, "Network.HostAdd", "",
			"/etc/hosts is that of the container whose network is joined")
	}
	switch m := s.Storage.IPC.Mode; m {
	case NamespaceHost, NamespaceNone, NamespaceContainer, NamespacePod:
		v.require(s.Storage.ShmSize == nil, "Storage.ShmSize", "",
			fmt.Sprintf("there is no /dev/shm of the container's own to size with IPC mode %s", m))
	}
	switch s.Basic.UTS.Mode {
	case NamespaceHost, NamespacePath, NamespaceContainer, NamespacePod:
		v.require(s.Basic.Hostname == "", "Basic.Hostname", s.Basic.Hostname,
			"the host name is that of the UTS namespace that is joined, "+s.Basic.UTS.String())
	}
	v.require(s.Basic.Pod == "" || len(n.Networks) == 0 || !inherits(n.NS), "Network.Networks", "",
		"would take the container out of its pod's network: give them to the pod's create, or say so with Network.NS bridge")
}
