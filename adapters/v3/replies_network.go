package v3

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strconv"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// conflist is a network in CNI's form, which is how 3.x answers: what
// libpod/network of podman 3 writes into its files.
type conflist struct {
	Name    string `json:"name"`
	Plugins []struct {
		Type   string `json:"type"`
		Bridge string `json:"bridge"`
		Master string `json:"master"` // macvlan's parent
		IsGW   bool   `json:"isGateway"`
		MTU    int    `json:"mtu"`
		VLAN   int    `json:"vlan"`
		Mode   string `json:"mode"`
		IPAM   ipam   `json:"ipam"`
	} `json:"plugins"`
	Args struct {
		Labels map[string]string `json:"podman_labels"`
	} `json:"args"`
}

// ipam is what host-local gives addresses from: ranges, or one range in the
// older form, which packages of podman 3 have in their default network.
type ipam struct {
	Type string `json:"type"`
	ipRange
	Ranges [][]ipRange `json:"ranges"`
}

type ipRange struct {
	Subnet     string `json:"subnet"`
	RangeStart net.IP `json:"rangeStart"`
	RangeEnd   net.IP `json:"rangeEnd"`
	Gateway    net.IP `json:"gateway"`
}

// decodeNetwork reads one network: a conflist, or an array with that one in it,
// as 3.0 answers.
func decodeNetwork(body io.Reader) (*reply.Network, error) {
	raw, err := libpod.Object[json.RawMessage](body)
	if err != nil {
		return nil, err
	}
	var c conflist
	if bytes.HasPrefix(*raw, []byte("[")) {
		var list []conflist
		if err := json.Unmarshal(*raw, &list); err != nil {
			return nil, err
		}
		if len(list) != 1 {
			return nil, fmt.Errorf("the answer has %d networks instead of one", len(list))
		}
		c = list[0]
	} else if err := json.Unmarshal(*raw, &c); err != nil {
		return nil, err
	}
	return c.network()
}

// decodeNetworks reads a list, whose elements hold the file itself.
func decodeNetworks(body io.Reader) ([]reply.Network, error) {
	list, err := libpod.List[struct{ Bytes []byte }](body)
	if err != nil {
		return nil, err
	}
	out := make([]reply.Network, len(list))
	for i := range list {
		var c conflist
		if err := json.Unmarshal(list[i].Bytes, &c); err != nil {
			return nil, fmt.Errorf("network %d: %w", i, err)
		}
		n, err := c.network()
		if err != nil {
			return nil, err
		}
		out[i] = *n
	}
	return out, nil
}

// network reads a conflist as 4.x with CNI does. When the network was created
// is not in it.
func (c *conflist) network() (*reply.Network, error) {
	if c.Name == "" || len(c.Plugins) == 0 {
		return nil, fmt.Errorf("network %q has no name or no plugin", c.Name)
	}
	// podman 3 has no IDs: it makes them of the names.
	id := sha256.Sum256([]byte(c.Name))
	first := &c.Plugins[0]
	out := &reply.Network{
		Name: c.Name, ID: hex.EncodeToString(id[:]), Driver: first.Type, Labels: c.Args.Labels,
		Options: map[string]string{}, IPAMOptions: map[string]string{"driver": first.IPAM.Type},
	}
	switch first.Type {
	case core.DriverBridge:
		out.NetworkInterface, out.Internal = first.Bridge, !first.IsGW
	default:
		out.NetworkInterface = first.Master
	}
	if first.IPAM.Type == "" {
		out.IPAMOptions["driver"] = core.IPAMNone
	}
	for name, n := range map[string]int{"mtu": first.MTU, "vlan": first.VLAN} {
		if n != 0 {
			out.Options[name] = strconv.Itoa(n)
		}
	}
	if first.Mode != "" {
		out.Options["mode"] = first.Mode
	}
	for _, p := range c.Plugins {
		out.DNSEnabled = out.DNSEnabled || p.Type == "dnsname"
	}
	if first.IPAM.Type != core.IPAMHostLocal {
		return out, nil // podman 3.1 writes ranges beside dhcp that nobody reads
	}
	return out, first.IPAM.subnets(out)
}

func (p *ipam) subnets(out *reply.Network) error {
	ranges := p.Ranges
	if p.Subnet != "" {
		ranges = append([][]ipRange{{p.ipRange}}, ranges...) // as host-local does
	}
	for _, set := range ranges {
		for _, r := range set {
			_, parsed, err := net.ParseCIDR(r.Subnet)
			if err != nil {
				return fmt.Errorf("network %s: %w", out.Name, err)
			}
			s := reply.Subnet{Subnet: reply.IPNet{IPNet: *parsed}, Gateway: r.Gateway}
			if r.RangeStart != nil || r.RangeEnd != nil {
				s.LeaseRange = &reply.LeaseRange{StartIP: r.RangeStart, EndIP: r.RangeEnd}
			}
			out.IPv6Enabled = out.IPv6Enabled || parsed.IP.To4() == nil
			out.Subnets = append(out.Subnets, s)
		}
	}
	return nil
}
