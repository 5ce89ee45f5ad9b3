package adaptertest

import (
	"bytes"
	"encoding/json"
	"errors"
	"net"
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// networkCase sets fields of a network and says what of them is found again in
// the payload.
type networkCase struct {
	fields []string // of NetworkSpec
	spec   core.NetworkSpec
	words  []string // values that have to be in the query or the body
}

// NetworkExamples are specs of networks that together set each field.
func NetworkExamples() []*core.NetworkSpec {
	cases := networkCases()
	out := make([]*core.NetworkSpec, len(cases))
	for i := range cases {
		out[i] = &cases[i].spec
	}
	return out
}

func networkCases() []networkCase {
	subnet := core.NetworkSubnet{Subnet: netip.MustParsePrefix("10.57.0.9/24")}
	gateway, cidr, lease := subnet, subnet, subnet
	gateway.Gateway = netip.MustParseAddr("10.57.0.5")
	cidr.LeaseStart, cidr.LeaseEnd = core.LeaseOf(netip.MustParsePrefix("10.57.0.64/26"))
	lease.LeaseStart, lease.LeaseEnd = netip.MustParseAddr("10.57.0.10"), netip.MustParseAddr("10.57.0.20")
	v6 := core.NetworkSubnet{Subnet: netip.MustParsePrefix("fd00:57::/64")}
	return []networkCase{
		{[]string{"Name"}, core.NetworkSpec{Name: "web"}, []string{"web"}},
		{[]string{"Driver", "InterfaceName"}, core.NetworkSpec{Driver: "macvlan", InterfaceName: "lan0"}, []string{"macvlan", "lan0"}},
		{[]string{"Driver", "InterfaceName"}, core.NetworkSpec{Driver: "ipvlan", InterfaceName: "lan0"}, []string{"ipvlan", "lan0"}},
		{[]string{"InterfaceName"}, core.NetworkSpec{InterfaceName: "br7"}, []string{"br7"}},
		{[]string{"Subnets"}, core.NetworkSpec{Subnets: []core.NetworkSubnet{subnet}}, []string{"10.57.0.0"}},
		{[]string{"Subnets"}, core.NetworkSpec{Subnets: []core.NetworkSubnet{gateway}}, []string{"10.57.0.5"}},
		{[]string{"Subnets"}, core.NetworkSpec{Subnets: []core.NetworkSubnet{cidr}}, []string{"10.57.0.6"}},
		{[]string{"Subnets"}, core.NetworkSpec{Subnets: []core.NetworkSubnet{lease}}, []string{"10.57.0.10", "10.57.0.20"}},
		{[]string{"Subnets"}, core.NetworkSpec{Subnets: []core.NetworkSubnet{subnet, v6}}, []string{"10.57.0.0", "fd00:57::"}},
		{[]string{"Subnets"}, core.NetworkSpec{Driver: "macvlan", Subnets: []core.NetworkSubnet{subnet}}, []string{"10.57.0.0"}},
		{[]string{"Routes"}, core.NetworkSpec{Routes: []core.NetworkRoute{{
			Destination: netip.MustParsePrefix("10.58.0.0/24"), Gateway: netip.MustParseAddr("10.57.0.7"), Metric: new(uint32(321)),
		}}}, []string{"10.58.0.0/24", "10.57.0.7", "321"}},
		{[]string{"IPv6"}, core.NetworkSpec{IPv6: true}, []string{"true"}},
		{[]string{"IPv6", "Subnets"}, core.NetworkSpec{IPv6: true, Subnets: []core.NetworkSubnet{v6}}, []string{"true", "fd00:57::"}},
		{[]string{"Internal"}, core.NetworkSpec{Internal: true}, []string{"true"}},
		{[]string{"Internal"}, core.NetworkSpec{Driver: "macvlan", Internal: true}, []string{"true"}},
		{[]string{"DNS"}, core.NetworkSpec{DNS: new(false)}, nil},
		{[]string{"DNSServers"}, core.NetworkSpec{DNSServers: []netip.Addr{netip.MustParseAddr("10.0.0.53")}}, []string{"10.0.0.53"}},
		{[]string{"Labels"}, core.NetworkSpec{Labels: map[string]string{"app": "shop"}}, []string{"shop"}},
		{[]string{"Options"}, core.NetworkSpec{Options: map[string]string{"mtu": "1400"}}, []string{"1400"}},
		{[]string{"Options"}, core.NetworkSpec{Driver: "macvlan", Options: map[string]string{"mode": "private"}}, []string{"private"}},
		{[]string{"IPAMDriver"}, core.NetworkSpec{IPAMDriver: "dhcp"}, []string{"dhcp"}},
		{[]string{"IPAMDriver"}, core.NetworkSpec{IPAMDriver: "none"}, []string{"none"}},
		{[]string{"IPAMOptions"}, core.NetworkSpec{IPAMOptions: map[string]string{"pool": "lan"}}, []string{"lan"}},
	}
}

// networkNotSent are fields that are no setting of the network itself.
var networkNotSent = map[string]string{
	"IgnoreIfExists": "core looks for the network first",
}

// runNetworks holds that every field of a network to create, and of a
// connection, is sent or refused on every release.
func runNetworks(t *testing.T, s Suite) {
	covered := map[string]bool{}
	for _, c := range networkCases() {
		for _, f := range c.fields {
			covered[f] = true
		}
		for _, release := range s.Releases {
			c.run(t, s, release)
		}
	}
	for f := range reflect.TypeFor[core.NetworkSpec]().Fields() {
		if !covered[f.Name] && networkNotSent[f.Name] == "" {
			t.Errorf("no case sets NetworkSpec.%s", f.Name)
		}
	}
	for _, release := range s.Releases {
		runConnections(t, s, release)
	}
	for _, release := range s.Golden {
		goldenNetwork(t, s, release)
	}
}

func (c networkCase) run(t *testing.T, s Suite, release string) {
	t.Helper()
	if err := c.spec.Validate(); err != nil {
		t.Fatalf("%+v: %v", c.spec, err)
	}
	got, refused := payload(t, s, core.OpNetworkCreate, &c.spec, release, core.Check(server(release), c.spec.Uses()...))
	if refused {
		return
	}
	base, _ := payload(t, s, core.OpNetworkCreate, &core.NetworkSpec{}, release, nil)
	if bytes.Equal(got, base) {
		t.Errorf("%s: %v: LOST: nothing tells of it", release, c.fields)
	}
	for _, w := range c.words {
		if !strings.Contains(string(got), w) {
			t.Errorf("%s: %v: LOST: %q is not in %s", release, c.fields, w, got)
		}
	}
}

// payload encodes v. What the rules refuse, the adapter has to refuse, too.
func payload(t *testing.T, s Suite, op core.Op, v any, release string, want error) (data []byte, refused bool) {
	t.Helper()
	p, err := s.Adapter.Encode(op, v, server(release))
	if want != nil {
		if !errors.Is(want, core.ErrUnsupported) || err == nil {
			t.Errorf("%s: %+v: the rules say %v, the adapter %v", release, v, want, err)
		}
		return nil, true
	}
	if err != nil {
		t.Fatalf("%s: %+v: %v", release, v, err)
	}
	body, err := json.Marshal(p.Body)
	if err != nil {
		t.Fatal(err)
	}
	return append([]byte("?"+p.Query.Encode()+"\n"), body...), false
}

func runConnections(t *testing.T, s Suite, release string) {
	for _, c := range []struct {
		with core.ConnectNetworkOptions
		word string
	}{
		{core.ConnectNetworkOptions{Aliases: []string{"db"}}, "db"},
		{core.ConnectNetworkOptions{StaticIPs: []netip.Addr{netip.MustParseAddr("10.57.0.9")}}, "10.57.0.9"},
		{core.ConnectNetworkOptions{StaticMAC: net.HardwareAddr{2, 0, 0, 0, 0, 9}}, "02:00:00:00:00:09"},
		{core.ConnectNetworkOptions{InterfaceName: "lan0"}, "lan0"},
		{core.ConnectNetworkOptions{Options: map[string]string{"metric": "word"}}, `"options":{"metric":"word"}`},
	} {
		n := c.with
		n.Container = "web"
		got, refused := payload(t, s, core.OpNetworkConnect, &n, release, core.Check(server(release), n.Uses()...))
		if !refused && (!strings.Contains(string(got), c.word) || !strings.Contains(string(got), "web")) {
			t.Errorf("%s: LOST: %q is not in %s", release, c.word, got)
		}
	}
}

// goldenNetwork keeps the payloads of the cases that the release can do.
func goldenNetwork(t *testing.T, s Suite, release string) {
	var out bytes.Buffer
	for _, c := range slices.Concat([]networkCase{{}}, networkCases()) {
		if core.Check(server(release), c.spec.Uses()...) != nil {
			continue
		}
		data, _ := payload(t, s, core.OpNetworkCreate, &c.spec, release, nil)
		out.Write(data)
		out.WriteString("\n\n")
	}
	golden(t, "networks-"+release+".txt", out.Bytes())
}
