package core

import (
	"net"
	"net/netip"
)

// ContainerNetwork is the group of settings about the container's network.
type ContainerNetwork struct {
	NS Namespace

	// Networks are the networks to join. They need NS.Mode bridge (or none
	// said). Each name at most once. Interfaces are named eth0, eth1 … in this
	// order from 4.0 on, and in the order of the networks' names before, where
	// an InterfaceName that says otherwise is refused.
	Networks []NetworkAttachment

	Ports              []PortMapping
	PublishAll         bool              // publish all exposed ports
	Expose             map[uint16]string // port → protocols ("tcp", "tcp,udp")
	DNSServers         []netip.Addr
	DNSSearch          []string
	DNSOptions         []string
	UseImageResolvConf bool
	UseImageHosts      bool     // leave the image's /etc/hosts alone (--no-hosts)
	HostAdd            []string // HOST:IP for /etc/hosts

	// Options are those of a user-mode network program, by mode:
	// "slirp4netns" or "pasta" → its options.
	Options map[string][]string
}

// NetworkAttachment joins one network. An empty Name is the server's default
// network.
type NetworkAttachment struct {
	Name          string
	StaticIPs     []netip.Addr // at most one of each family
	StaticMAC     net.HardwareAddr
	Aliases       []string
	InterfaceName string

	// Options are passed on to the network's driver as they are: Podman checks
	// neither the keys nor the values, and inspect does not show them.
	Options map[string]string
}

// IsPlain reports whether nothing is said of the attachment but its network's name.
func (n NetworkAttachment) IsPlain() bool {
	return len(n.StaticIPs) == 0 && len(n.StaticMAC) == 0 && len(n.Aliases) == 0 &&
		n.InterfaceName == "" && len(n.Options) == 0
}

// PortMapping publishes ContainerPort, or Range ports from it on.
type PortMapping struct {
	HostIP        netip.Addr // zero: all addresses
	ContainerPort uint16
	HostPort      uint16 // 0: the server chooses
	Range         uint16 // number of ports; 0 and 1: one
	Protocol      string // "tcp", "udp", "sctp" or several joined by commas; empty: tcp
}
