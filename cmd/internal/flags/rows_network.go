package flags

import (
	"net"
	"net/netip"

	"github.com/podspan/podspan/core"
)

// rowsNetwork are the flags of [core.ContainerNetwork].
var rowsNetwork = []row{
	{Name: "network", Kind: kArray,
		Usage: "network or mode: NAME[:ip=,mac=,alias=,interface_name=,KEY=], bridge, host, none, private, slirp4netns[:…], pasta[:…], " +
			"container:NAME, ns:PATH",
		Caps:  []core.Capability{core.CapPasta, core.CapNetworkAddresses, core.CapInterfaceName, core.CapNetworkDriverOptions},
		Apply: applyNetwork},
	{Name: "ip", Usage: "static IPv4 address", Apply: func(b *build, v value) error { return b.net.addIP(v) }},
	{Name: "ip6", Usage: "static IPv6 address", Caps: []core.Capability{core.CapNetworkIPv6},
		Apply: func(b *build, v value) error { return b.net.addIP(v) }},
	{Name: "mac-address", Usage: "MAC address of the container", Apply: func(b *build, v value) (err error) {
		if v.text != "" {
			b.net.mac, err = v.mac(v.text)
		}
		return err
	}},
	{Name: "network-alias", Kind: kStrings, Usage: "further names of the container on its networks",
		Caps:  []core.Capability{core.CapDefaultNetworkAlias},
		Apply: func(b *build, v value) error { b.net.aliases = v.list; return v.noneEmpty() }},
	{Name: "publish", Short: "p", Kind: kStrings, Usage: "publish ports: [[IP:]HOST[-END]:]CONTAINER[-END][/PROTOCOL]", Apply: applyPublish},
	{Name: "publish-all", Short: "P", Kind: kBool, Usage: "publish all exposed ports on random ports",
		Apply: func(b *build, v value) error { b.spec.Network.PublishAll = v.on; return nil }},
	{Name: "expose", Kind: kStrings, Usage: "expose ports: PORT[-END][/PROTOCOL]", Apply: applyExpose},
	{Name: "dns", Kind: kStrings, Usage: "DNS servers, or none for the image's /etc/resolv.conf", Apply: applyDNS},
	{Name: "dns-option", Kind: kStrings, Usage: "options for /etc/resolv.conf",
		Apply: func(b *build, v value) error { b.spec.Network.DNSOptions = v.list; return v.noneEmpty() }},
	{Name: "dns-search", Kind: kStrings, Usage: "DNS search domains, or . for none", Apply: applyDNSSearch},
	{Name: "add-host", Kind: kStrings, Usage: "line for /etc/hosts: NAME:IP", Apply: applyAddHost},
	{Name: "no-hosts", Kind: kBool, Usage: "leave the image's /etc/hosts alone",
		Apply: func(b *build, v value) error { b.spec.Network.UseImageHosts = v.on; return nil }},
}

// ip reads an address.
func (v value) ip(s string) (netip.Addr, error) {
	a, err := netip.ParseAddr(s)
	if err != nil || a.Zone() != "" {
		return netip.Addr{}, v.bad(s, "not an IP address")
	}
	return a.Unmap(), nil
}

// mac reads a MAC address.
func (v value) mac(s string) (net.HardwareAddr, error) {
	m, err := net.ParseMAC(s)
	if err != nil || len(m) != 6 {
		return nil, v.bad(s, "not a MAC address: use six bytes such as 92:d0:c6:0a:29:33")
	}
	return m, nil
}
