package reply

import (
	"net"
	"time"
)

// Network mirrors github.com/containers/common/libnetwork/types.Network as podman v4.9.5 uses it.
type Network struct {
	Name              string            `json:"name"`
	ID                string            `json:"id"`
	Driver            string            `json:"driver"`
	NetworkInterface  string            `json:"network_interface,omitempty"`
	Created           time.Time         `json:"created,omitempty"`
	Subnets           []Subnet          `json:"subnets,omitempty"`
	Routes            []StaticRoute     `json:"routes,omitempty"`
	IPv6Enabled       bool              `json:"ipv6_enabled"`
	Internal          bool              `json:"internal"`
	DNSEnabled        bool              `json:"dns_enabled"`
	NetworkDNSServers []string          `json:"network_dns_servers,omitempty"`
	Labels            map[string]string `json:"labels,omitempty"`
	Options           map[string]string `json:"options,omitempty"`
	IPAMOptions       map[string]string `json:"ipam_options,omitempty"`
}

// Subnet mirrors github.com/containers/common/libnetwork/types.Subnet as podman v4.9.5 uses it.
type Subnet struct {
	Subnet     IPNet       `json:"subnet"`
	Gateway    net.IP      `json:"gateway,omitempty"`
	LeaseRange *LeaseRange `json:"lease_range,omitempty"`
}

// LeaseRange mirrors github.com/containers/common/libnetwork/types.LeaseRange as podman v4.9.5 uses it.
type LeaseRange struct {
	StartIP net.IP `json:"start_ip,omitempty"`
	EndIP   net.IP `json:"end_ip,omitempty"`
}

// StaticRoute mirrors github.com/containers/common/libnetwork/types.Route as podman v4.9.5 uses it.
type StaticRoute struct {
	Destination IPNet   `json:"destination"`
	Gateway     net.IP  `json:"gateway"`
	Metric      *uint32 `json:"metric,omitempty"`
}
