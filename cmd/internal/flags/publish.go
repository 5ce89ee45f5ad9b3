package flags

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core"
)

// applyPublish reads --publish.
func applyPublish(b *build, v value) error {
	for _, s := range v.list {
		p, err := v.port(s)
		if err != nil {
			return err
		}
		b.spec.Network.Ports = append(b.spec.Network.Ports, p)
	}
	return nil
}

// port reads [[IP:]HOST[-END]:]CONTAINER[-END][/PROTOCOL], an IPv6 address in
// brackets. An empty HOST between colons lets the server choose.
func (v value) port(s string) (p core.PortMapping, err error) {
	rest, proto, said := strings.Cut(s, "/")
	if said {
		if p.Protocol, err = v.protocol(s, proto); err != nil {
			return p, err
		}
	}
	parts := []string{}
	if strings.HasPrefix(rest, "[") {
		ip, after, ok := strings.Cut(rest[1:], "]:")
		if !ok || strings.Count(after, ":") != 1 {
			return p, v.bad(s, "after an IPv6 address comes HOST:CONTAINER: [IP]:HOST:CONTAINER")
		}
		parts, rest = append(parts, ip), after
	}
	parts = append(parts, strings.Split(rest, ":")...)
	if len(parts) > 3 {
		return p, v.bad(s, "use [[IP:]HOST[-END]:]CONTAINER[-END][/PROTOCOL], an IPv6 address in brackets")
	}
	if len(parts) == 3 {
		ip, err := netip.ParseAddr(parts[0])
		if err != nil || ip.Zone() != "" {
			return p, v.bad(s, "%q is not an IP address", parts[0])
		}
		if ip != netip.IPv4Unspecified() { // all addresses, which is said by none
			p.HostIP = ip.Unmap()
		}
	}
	last := parts[len(parts)-1]
	if p.ContainerPort, p.Range, err = v.ports(s, last); err != nil {
		return p, err
	}
	if len(parts) == 1 || parts[len(parts)-2] == "" {
		return p, nil
	}
	var n uint16
	if p.HostPort, n, err = v.ports(s, parts[len(parts)-2]); err == nil && n != p.Range {
		err = v.bad(s, "%d ports of the host cannot be %d of the container", n, p.Range)
	}
	return p, err
}

// ports reads START[-END] and returns the start and how many there are.
func (v value) ports(s, ports string) (start, n uint16, err error) {
	first, last, isRange := strings.Cut(ports, "-")
	a, ok1 := parsePort(first)
	if !isRange {
		last = first
	}
	z, ok2 := parsePort(last)
	switch {
	case !ok1 || !ok2:
		return 0, 0, v.bad(s, "%q is not a port: use a number from 1 to 65535, or START-END", ports)
	case isRange && z <= a:
		return 0, 0, v.bad(s, "the end of %s is not above its start", ports)
	}
	return a, z - a + 1, nil
}

func parsePort(s string) (uint16, bool) {
	n, err := strconv.ParseUint(s, 10, 16)
	return uint16(n), err == nil && n > 0
}

// protocol reads tcp, udp or sctp.
func (v value) protocol(s, proto string) (string, error) {
	proto = strings.ToLower(proto)
	if !slices.Contains([]string{"tcp", "udp", "sctp"}, proto) {
		return "", v.bad(s, "the protocol is tcp, udp or sctp")
	}
	return proto, nil
}

// applyExpose reads --expose PORT[-END][/PROTOCOL].
func applyExpose(b *build, v value) error {
	expose := map[uint16]string{}
	for _, s := range v.list {
		ports, proto, said := strings.Cut(s, "/")
		if !said {
			proto = "tcp"
		}
		proto, err := v.protocol(s, proto)
		if err != nil {
			return err
		}
		start, n, err := v.ports(s, ports)
		if err != nil {
			return err
		}
		for i := range n {
			have := expose[start+i]
			switch {
			case have == "":
				expose[start+i] = proto
			case !slices.Contains(strings.Split(have, ","), proto):
				expose[start+i] = have + "," + proto
			}
		}
	}
	if len(expose) > 0 {
		b.spec.Network.Expose = expose
	}
	return nil
}
