package core

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

func networkReadBack() []containerRow {
	return []containerRow{
		shown("Network.Networks.Name", "--network", compareNetworks),
		since("4.0.0", "Network.Networks.Aliases", "--network-alias", compareAliases),
		shown("Network.DNSServers", "--dns", func(s *ContainerSpec, d *reply.Container) (string, string) {
			var want, got []string
			for _, a := range s.Network.DNSServers {
				want = append(want, a.Unmap().String())
			}
			for _, text := range d.HostConfig.Dns {
				if a, err := netip.ParseAddr(text); err == nil {
					text = a.Unmap().String()
				}
				got = append(got, text)
			}
			return missing(want, got)
		}),
		shown("Network.DNSSearch", "--dns-search", inList(func(s *ContainerSpec) []string { return s.Network.DNSSearch },
			func(d *reply.Container) []string { return d.HostConfig.DnsSearch })),
		shown("Network.DNSOptions", "--dns-option", inList(func(s *ContainerSpec) []string { return s.Network.DNSOptions },
			func(d *reply.Container) []string { return d.HostConfig.DnsOptions })),
		shown("Network.HostAdd", "--add-host", inList(func(s *ContainerSpec) []string { return s.Network.HostAdd },
			func(d *reply.Container) []string { return d.HostConfig.ExtraHosts })),
	}
}

// compareNetworks looks for each network by name, and for the right number: the
// default network has whatever name the server gives it, and who names one by
// its ID finds it by its name.
func compareNetworks(s *ContainerSpec, d *reply.Container) (string, string) {
	want, seen := s.Network.Networks, d.NetworkSettings.Networks
	var named, names, lost []string
	for name := range seen {
		names = append(names, name)
	}
	slices.Sort(names)
	for i := range want {
		name := want[i].Name
		if name == "" {
			name = "default"
		}
		named = append(named, name)
		if name != "default" && !isNetworkID(name) && seen[name] == nil {
			lost = append(lost, name)
		}
	}
	switch {
	case len(want) == 0 || lost == nil && len(seen) == len(want):
		return "", ""
	case lost == nil:
		lost = named
	}
	return quoted(lost), quoted(names)
}

// isNetworkID reports whether a name may be the ID, or its beginning, of a
// network.
func isNetworkID(s string) bool {
	return len(s) >= 12 && strings.Trim(s, "0123456789abcdef") == ""
}

// compareAliases looks for aliases where their network is shown.
func compareAliases(s *ContainerSpec, d *reply.Container) (string, string) {
	var lost, there []string
	for i := range s.Network.Networks {
		n := &s.Network.Networks[i]
		seen := d.NetworkSettings.Networks[n.Name]
		if seen == nil && len(s.Network.Networks) == 1 && len(d.NetworkSettings.Networks) == 1 {
			for _, seen = range d.NetworkSettings.Networks { // the default network, or one named by its ID
			}
		}
		if seen == nil {
			continue
		}
		for _, alias := range n.Aliases {
			if !slices.Contains(seen.Aliases, alias) {
				lost, there = append(lost, n.Name+":"+alias), seen.Aliases
			}
		}
	}
	if lost == nil {
		return "", ""
	}
	return quoted(lost), quoted(there)
}

// portsReadBack are the rows of published ports: each of ContainerPort to
// Range, of each protocol, is a key of PortBindings ("80/tcp").
func portsReadBack() []containerRow {
	return []containerRow{
		shown("Network.Ports.ContainerPort", "--publish", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return comparePorts(s, func(p *PortMapping, i int) bool { return i == 0 }, d, boundPort)
		}),
		shown("Network.Ports.Range", "--publish", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return comparePorts(s, func(p *PortMapping, i int) bool { return i > 0 }, d, boundPort)
		}),
		shown("Network.Ports.Protocol", "--publish", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return comparePorts(s, nil, d, func(d *reply.Container, p *publishedPort) (string, bool) {
				return p.key, !portBound(d, p) || d.HostConfig.PortBindings[p.key] != nil
			})
		}),
		shown("Network.Ports.HostPort", "--publish", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return comparePorts(s, nil, d, func(d *reply.Container, p *publishedPort) (string, bool) {
				there := d.HostConfig.PortBindings[p.key]
				return fmt.Sprintf("%d:%s", p.hostPort, p.key), p.hostPort == 0 || there == nil || slices.ContainsFunc(there, p.samePort)
			})
		}),
		shown("Network.Ports.HostIP", "--publish", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return comparePorts(s, nil, d, func(d *reply.Container, p *publishedPort) (string, bool) {
				there := d.HostConfig.PortBindings[p.key]
				return p.hostIP + ":" + p.key, p.hostIP == "" || !slices.ContainsFunc(there, p.samePort) || slices.ContainsFunc(there, p.same)
			})
		}),
		// Servers note it as an annotation; a field of its own came later.
		shown("Network.PublishAll", "--publish-all", isSet(func(s *ContainerSpec) bool { return s.Network.PublishAll },
			func(d *reply.Container) bool {
				return d.HostConfig.PublishAllPorts || d.Config.Annotations["io.podman.annotations.publish-all"] == "TRUE"
			})),
		since("3.4.0", "Network.Expose", "--expose", compareExpose),
	}
}

// publishedPort is one port of a mapping.
type publishedPort struct {
	port     uint16
	key      string // "80/tcp"
	hostIP   string
	hostPort uint16
}

func (p *publishedPort) samePort(h reply.HostPort) bool {
	return p.hostPort == 0 || h.HostPort == strconv.Itoa(int(p.hostPort))
}

func (p *publishedPort) same(h reply.HostPort) bool {
	return p.samePort(h) && anyAddress(h.HostIP) == anyAddress(p.hostIP)
}

// anyAddress returns "" for the address that means all: servers leave it out.
func anyAddress(ip string) string {
	if ip == "0.0.0.0" {
		return ""
	}
	return ip
}

// comparePorts calls ok for each port of each mapping that only lets through.
func comparePorts(s *ContainerSpec, only func(*PortMapping, int) bool, d *reply.Container,
	ok func(*reply.Container, *publishedPort) (string, bool)) (string, string) {
	var lost []string
	for i := range s.Network.Ports {
		m := &s.Network.Ports[i]
		protocols := m.Protocol
		if protocols == "" {
			protocols = "tcp"
		}
		for n := range max(int(m.Range), 1) {
			if only != nil && !only(m, n) {
				continue
			}
			for _, protocol := range strings.Split(protocols, ",") {
				p := &publishedPort{port: m.ContainerPort + uint16(n)}
				if m.HostIP.IsValid() {
					p.hostIP = m.HostIP.String()
				}
				if m.HostPort != 0 {
					p.hostPort = m.HostPort + uint16(n)
				}
				p.key = fmt.Sprintf("%d/%s", p.port, strings.ToLower(strings.TrimSpace(protocol)))
				if text, ok := ok(d, p); !ok && !slices.Contains(lost, text) {
					lost = append(lost, text)
				}
			}
		}
	}
	if lost == nil {
		return "", ""
	}
	return quoted(lost), bindings(d)
}

// boundPort reports whether the port is bound, by whatever protocol.
func boundPort(d *reply.Container, p *publishedPort) (string, bool) {
	return strconv.Itoa(int(p.port)), portBound(d, p)
}

func portBound(d *reply.Container, p *publishedPort) bool {
	for key, there := range d.HostConfig.PortBindings {
		if len(there) > 0 && strings.HasPrefix(key, strconv.Itoa(int(p.port))+"/") {
			return true
		}
	}
	return false
}

// bindings returns the published ports as people write them.
func bindings(d *reply.Container) string {
	var out []string
	for key, there := range d.HostConfig.PortBindings {
		for _, h := range there {
			out = append(out, strings.TrimPrefix(h.HostIP+":"+h.HostPort+":"+key, ":"))
		}
	}
	slices.Sort(out)
	return quoted(out)
}

// compareExpose looks for exposed ports, which inspect shows among the others.
// In another container's network namespace it shows that one's.
func compareExpose(s *ContainerSpec, d *reply.Container) (string, string) {
	switch mode, _, _ := strings.Cut(d.HostConfig.NetworkMode, ":"); NamespaceMode(mode) {
	case NamespaceHost, NamespaceContainer:
		return "", ""
	}
	var want, got []string
	for port, protocols := range s.Network.Expose {
		if protocols == "" {
			protocols = "tcp"
		}
		for _, protocol := range strings.Split(protocols, ",") {
			want = append(want, fmt.Sprintf("%d/%s", port, strings.ToLower(protocol)))
		}
	}
	for key := range d.NetworkSettings.Ports {
		got = append(got, key)
	}
	slices.Sort(want)
	slices.Sort(got)
	return missing(want, got)
}
