package conformance

import (
	"bytes"
	"encoding/json"
	"net"
	"testing"
	"time"

	nettypes "github.com/containers/common/libnetwork/types"

	"github.com/podspan/podspan/integration/conformance/v4/internal/replies"
)

// TestSameNetwork is TestSameJSON for networks: podman's own type does not read
// the JSON of its zero value.
func TestSameNetwork(t *testing.T) {
	cidr := func(text string) nettypes.IPNet {
		n, err := nettypes.ParseCIDR(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	metric, m := uint32(5), map[string]string{"a": "b"}
	want, err := json.Marshal(&nettypes.Network{
		Name: "n", ID: "i", Driver: "d", NetworkInterface: "e", Created: time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC),
		Subnets: []nettypes.Subnet{{
			Subnet: cidr("10.0.0.9/24"), Gateway: net.ParseIP("10.0.0.1"),
			LeaseRange: &nettypes.LeaseRange{StartIP: net.ParseIP("10.0.0.2"), EndIP: net.ParseIP("10.0.0.3")},
		}, {Subnet: cidr("fd00::/64")}},
		Routes:      []nettypes.Route{{Destination: cidr("10.1.0.0/24"), Gateway: net.ParseIP("10.0.0.4"), Metric: &metric}},
		IPv6Enabled: true, Internal: true, DNSEnabled: true, NetworkDNSServers: []string{"1.1.1.1"}, Labels: m, Options: m, IPAMOptions: m,
	})
	if err != nil {
		t.Fatal(err)
	}
	var mirror replies.Network
	d := json.NewDecoder(bytes.NewReader(want))
	d.DisallowUnknownFields()
	if err := d.Decode(&mirror); err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(&mirror)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("podman writes\n%s\nthe mirror\n%s", want, got)
	}
}
