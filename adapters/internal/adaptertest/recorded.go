package adaptertest

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// Recorded is an answer that a real server gave, kept in the caller's
// testdata/recorded, and its meaning.
func Recorded(t *testing.T, op core.Op, name string, want any) Reply {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "recorded", name))
	if err != nil {
		t.Fatal(err)
	}
	return Reply{Name: name, Op: op, Body: string(data), Want: want}
}

// RecordedNetwork is the network of the recorded answers: what network create
// --label app=shop -o mtu=1400 --subnet fd00:57::/64 --ipv6 --ip-range
// fd00:57::100/120 makes. Its ID, its interface and when it was made are the
// server's own.
func RecordedNetwork(t *testing.T) reply.Network {
	t.Helper()
	return reply.Network{
		Name: "network-r", Driver: "bridge", IPv6Enabled: true,
		Subnets: []reply.Subnet{
			{Subnet: CIDR(t, "fd00:57::/64"), Gateway: net.ParseIP("fd00:57::1"), LeaseRange: &reply.LeaseRange{
				StartIP: net.ParseIP("fd00:57::101"), EndIP: net.ParseIP("fd00:57::1ff"),
			}},
			{Subnet: CIDR(t, "10.89.0.0/24"), Gateway: net.ParseIP("10.89.0.1")},
		},
		Labels: map[string]string{"app": "shop"}, Options: map[string]string{"mtu": "1400"},
		IPAMOptions: map[string]string{"driver": "host-local"},
	}
}

// CIDR reads a network's address.
func CIDR(t *testing.T, text string) reply.IPNet {
	t.Helper()
	var n reply.IPNet
	if err := n.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return n
}
