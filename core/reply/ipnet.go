package reply

import "net"

// IPNet is a network address as Podman's answers have it: text, "10.89.0.0/24".
type IPNet struct{ net.IPNet }

// String returns the network in CIDR notation.
func (n IPNet) String() string { return n.IPNet.String() }

// MarshalText writes the network in CIDR notation.
func (n IPNet) MarshalText() ([]byte, error) { return []byte(n.IPNet.String()), nil }

// UnmarshalText reads CIDR notation. An address within the network is kept, as
// podman's own type does.
func (n *IPNet) UnmarshalText(text []byte) error {
	ip, parsed, err := net.ParseCIDR(string(text))
	if err != nil {
		return err
	}
	if v4 := ip.To4(); v4 != nil {
		ip = v4
	}
	*n = IPNet{net.IPNet{IP: ip, Mask: parsed.Mask}}
	return nil
}
