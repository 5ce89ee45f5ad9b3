package core

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

func TestLeaseRange(t *testing.T) {
	for cidr, want := range map[string]string{
		"10.0.0.0/24": "10.0.0.1 10.0.0.255", "10.0.0.77/26": "10.0.0.65 10.0.0.127", "10.0.0.7/32": "10.0.0.7 10.0.0.7",
		"fd00::/120": "fd00::1 fd00::ff",
	} {
		p := netip.MustParsePrefix(cidr)
		first, last := LeaseOf(p)
		if got := first.String() + " " + last.String(); got != want {
			t.Errorf("%s: %s, want %s", cidr, got, want)
		}
		if back, ok := (NetworkSubnet{LeaseStart: first, LeaseEnd: last}).LeasePrefix(); !ok || back != p.Masked() {
			t.Errorf("%s: read back as %s, %v", cidr, back, ok)
		}
	}
	for _, r := range [][2]string{{"10.0.0.10", "10.0.0.20"}, {"10.0.0.0", "10.0.0.255"}, {"10.0.0.1", "fd00::1"}} {
		n := NetworkSubnet{LeaseStart: netip.MustParseAddr(r[0]), LeaseEnd: netip.MustParseAddr(r[1])}
		if p, ok := n.LeasePrefix(); ok {
			t.Errorf("%s is said to be %s", r, p)
		}
	}
	if _, ok := (NetworkSubnet{}).LeasePrefix(); ok {
		t.Error("no range is a range")
	}
}

func TestNetworkThatIsNotWhatWasAskedForIsRemoved(t *testing.T) {
	full := `{"name":"n","driver":"bridge","network_interface":"br0","internal":true,"ipv6_enabled":true,"dns_enabled":true,
		"subnets":[{"subnet":"10.0.0.0/24","gateway":"10.0.0.1"}],"labels":{"a":"b"},"options":{"mtu":"1400"},"ipam_options":{"driver":"host-local"},
		"network_dns_servers":["1.1.1.1"],"routes":[{"destination":"10.9.0.0/24","gateway":"10.0.0.7"}]}`
	yes, no := true, false
	subnet := NetworkSubnet{Subnet: netip.MustParsePrefix("10.0.0.9/24"), Gateway: netip.MustParseAddr("10.0.0.1")}
	kept := NetworkSpec{
		Name: "n", InterfaceName: "br0", Internal: true, IPv6: true, DNS: &yes, Subnets: []NetworkSubnet{subnet},
		Labels:  map[string]string{"a": "b"},
		Options: map[string]string{"mtu": "1400", "vlan": "0", "com.docker.network.bridge.name": "br0"}, IPAMDriver: IPAMHostLocal,
		DNSServers: []netip.Addr{netip.MustParseAddr("1.1.1.1")},
		Routes:     []NetworkRoute{{Destination: netip.MustParsePrefix("10.9.0.0/24"), Gateway: netip.MustParseAddr("10.0.0.7")}},
	}
	c, conn := networkClient(t, "4.9.5", map[Op]string{OpNetworkCreate: full})
	if made, err := c.CreateNetwork(t.Context(), &kept, CreateOptions{}); err != nil || made.Network.Name != "n" || made.Warnings != nil ||
		len(conn.requests(OpNetworkRemove)) > 0 {
		t.Fatalf("%+v, %v", made, err)
	}
	other := subnet
	other.Gateway = netip.MustParseAddr("10.0.0.2")
	leased := subnet
	leased.LeaseStart = netip.MustParseAddr("10.0.0.2")
	for what, s := range map[string]*NetworkSpec{
		"the name": {Name: "m"}, "--driver": {Driver: DriverMacvlan}, "--interface-name": {InterfaceName: "br1"},
		"--disable-dns=false":                   {DNS: &no},
		"--subnet 10.0.0.9/24 with its gateway": {Subnets: []NetworkSubnet{other}}, "and range": {Subnets: []NetworkSubnet{leased}},
		"--label a": {Labels: map[string]string{"a": "c"}}, "--opt vlan": {Options: map[string]string{"vlan": "7"}},
		"--ipam-driver": {IPAMDriver: IPAMNone},
		"IPAM option x": {IPAMOptions: map[string]string{"x": "y"}}, "--route": {Routes: slices.Repeat(kept.Routes, 2)},
		"--dns": {DNSServers: slices.Repeat(kept.DNSServers, 2)},
	} {
		c, conn := networkClient(t, "4.9.5", map[Op]string{OpNetworkCreate: full})
		_, err := c.CreateNetwork(t.Context(), s, CreateOptions{})
		var lost *NotAppliedError
		if !errors.As(err, &lost) || !errors.Is(err, ErrNotApplied) || !strings.Contains(err.Error(), what) ||
			!strings.Contains(err.Error(), "4.9.5") {
			t.Errorf("%s: %v", what, err)
		}
		if r := conn.requests(OpNetworkRemove); len(r) != 1 || r[0].Vars["name"] != "n" || r[0].Query.Has("force") {
			t.Errorf("%s: removed by %+v", what, r)
		}
	}
	c, _ = networkClient(t, "4.9.5", map[Op]string{OpNetworkCreate: `{"name":"n","driver":"lan","internal":false}`})
	if _, err := c.CreateNetwork(t.Context(), &NetworkSpec{Driver: "lan", Internal: true}, CreateOptions{}); err != nil {
		t.Errorf("a plugin's network: %v", err)
	}
	c, _ = networkClient(t, "4.9.5", map[Op]string{OpNetworkCreate: full, OpNetworkRemove: "500"})
	if _, err := c.CreateNetwork(t.Context(), &NetworkSpec{Name: "m"}, CreateOptions{}); err == nil ||
		!strings.Contains(err.Error(), "could not be removed again") {
		t.Errorf("what is left behind is not told: %v", err)
	}
}

func TestAnswerThatIsOnlyANameIsInspected(t *testing.T) {
	c, conn := networkClient(t, "3.4.4", map[Op]string{OpNetworkCreate: `{"name":"n"}`, OpNetworkInspect: `{"name":"n","driver":"bridge"}`})
	made, err := c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n"}, CreateOptions{})
	if err != nil || len(made.Warnings) != 1 || !strings.Contains(made.Warnings[0], "network n has no DNS") {
		t.Errorf("%+v, %v", made, err)
	}
	off := false
	if made, err = c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n", DNS: &off}, CreateOptions{}); err != nil || made.Warnings != nil {
		t.Errorf("%+v, %v", made, err)
	}
	if n := len(conn.requests(OpNetworkRemove)); n != 0 {
		t.Errorf("%d removed", n)
	}
	c, conn = networkClient(t, "3.4.4", map[Op]string{OpNetworkCreate: `{"name":"n"}`, OpNetworkInspect: "500"})
	if _, err := c.CreateNetwork(t.Context(), &NetworkSpec{}, CreateOptions{}); err == nil || len(conn.requests(OpNetworkRemove)) != 1 {
		t.Errorf("a network that cannot be inspected stays: %v", err)
	}
}

func TestIgnoreTakesTheNetworkThatIsThere(t *testing.T) {
	c, conn := networkClient(t, "3.4.4", map[Op]string{OpNetworkInspect: `{"name":"n","driver":"macvlan"}`})
	made, err := c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n", IgnoreIfExists: true}, CreateOptions{})
	if err != nil || made.Network.Driver != "macvlan" || len(conn.requests(OpNetworkCreate)) != 0 {
		t.Errorf("%+v, %v", made, err)
	}
	// An ID's beginning is not the name.
	c, conn = networkClient(t, "4.9.5", map[Op]string{OpNetworkInspect: `{"name":"other","driver":"bridge"}`,
		OpNetworkCreate: `{"name":"abc","driver":"bridge","dns_enabled":true}`})
	if made, err = c.CreateNetwork(t.Context(), &NetworkSpec{Name: "abc", IgnoreIfExists: true}, CreateOptions{}); err != nil ||
		made.Network.Name != "abc" || len(conn.requests(OpNetworkCreate)) != 1 {
		t.Errorf("%+v, %v", made, err)
	}
	for _, answers := range []map[Op]string{{OpNetworkInspect: "500"}, {OpNetworkInspect: "404", OpNetworkCreate: "500"}} {
		c, _ = networkClient(t, "4.9.5", answers)
		if made, err = c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n", IgnoreIfExists: true}, CreateOptions{}); err == nil {
			t.Errorf("%v: %+v", answers, made)
		}
	}
}

func TestNetworkMadeByAnotherVersionIsMadeAgain(t *testing.T) {
	version, sent := "4.9.5", []string{}
	var conn *scriptConn
	answer := func(_ context.Context, r Request) (io.Reader, error) {
		sent = append(sent, fmt.Sprint(string(r.Op), " ", r.Vars["name"]))
		conn.version = version
		switch r.Op {
		case OpNetworkCreate:
			if len(sent) == 1 {
				return strings.NewReader(`{"name":"cni-podman1"}`), nil // a 3.x server takes no name from the body
			}
			return strings.NewReader(`{"name":"n"}`), nil
		case OpNetworkInspect:
			return strings.NewReader(`{"name":"n","driver":"bridge","dns_enabled":true}`), nil
		}
		return strings.NewReader("[]"), nil
	}
	conn = &scriptConn{version: version, answer: answer}
	link := func(v string) Link {
		return Link{Server: Server{URI: "fake:", Version: MustVersion(v)}, Adapter: networkAdapter{}, Conn: conn}
	}
	c := NewClient(link(version), ClientOptions{Choose: func(context.Context) (Link, error) { return link(version), nil }})
	version = "3.4.4"
	made, err := c.CreateNetwork(t.Context(), &NetworkSpec{Name: "n"}, CreateOptions{})
	if err != nil || made.Network.Name != "n" {
		t.Fatalf("%+v, %v", made, err)
	}
	want := []string{"network create ", "network remove cni-podman1", "network create ", "network inspect n"}
	if !slices.Equal(sent, want) {
		t.Errorf("sent %q, want %q", sent, want)
	}
}

func TestNetworkValidate(t *testing.T) {
	off, p := false, netip.MustParsePrefix("10.0.0.0/24")
	out := netip.MustParseAddr("10.1.0.1")
	for field, s := range map[string]*NetworkSpec{
		"Name": {Name: "../x"}, "Subnets.Subnet": {Subnets: []NetworkSubnet{{}}},
		"Subnets.Gateway":    {Subnets: []NetworkSubnet{{Subnet: p, Gateway: out}}},
		"Subnets.LeaseStart": {Subnets: []NetworkSubnet{{Subnet: p, LeaseStart: out}}},
		"Subnets.LeaseEnd": {Subnets: []NetworkSubnet{{Subnet: p, LeaseStart: netip.MustParseAddr("10.0.0.9"),
			LeaseEnd: netip.MustParseAddr("10.0.0.8")}}},
		"Routes.Destination": {Routes: []NetworkRoute{{Destination: netip.MustParsePrefix("10.0.0.1/24"), Gateway: out}}},
		"Routes.Gateway":     {Routes: []NetworkRoute{{Destination: p}}},
		"DNSServers":         {DNS: &off, DNSServers: []netip.Addr{out}},
		"IPAMDriver":         {IPAMDriver: IPAMNone, Subnets: []NetworkSubnet{{Subnet: p}}},
		"Options":            {Driver: DriverMacvlan, Options: map[string]string{"parent": "x"}},
		"IPAMOptions":        {IPAMOptions: map[string]string{"driver": "x"}},
		"Labels":             {Labels: map[string]string{"": "x"}},
	} {
		err := s.Validate()
		if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), "NetworkSpec."+field+" ") &&
			!strings.Contains(err.Error(), "NetworkSpec."+field+":") {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, name := range networkModes {
		if (&NetworkSpec{Name: name}).Validate() == nil {
			t.Errorf("%s is a name", name)
		}
	}
	c, conn := networkClient(t, "4.9.5", nil)
	for _, a := range []struct {
		network string
		o       ConnectNetworkOptions
	}{
		{"", ConnectNetworkOptions{Container: "web"}},
		{"n", ConnectNetworkOptions{}},
		{"n", ConnectNetworkOptions{Container: "web", StaticIPs: []netip.Addr{{}}}},
		{"n", ConnectNetworkOptions{Container: "web", StaticMAC: []byte{1}}},
	} {
		if _, err := c.ConnectNetwork(t.Context(), a.network, a.o); !errors.Is(err, ErrInvalid) {
			t.Errorf("%+v: %v", a, err)
		}
	}
	if _, err := c.DisconnectNetwork(t.Context(), "n", DisconnectNetworkOptions{}); !errors.Is(err, ErrInvalid) || len(conn.sent) > 0 {
		t.Errorf("no container: %v", err)
	}
}
