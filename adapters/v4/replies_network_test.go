package v4

import (
	"net"
	"testing"
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
)

// networkReplies are answers that servers gave when the same commands were run
// on each.
func networkReplies(t *testing.T) []adaptertest.Reply {
	reply := func(op core.Op, name string, want any) adaptertest.Reply {
		return adaptertest.Reply{Name: name, Op: op, Body: adaptertest.Recorded(t, name), Want: want}
	}
	var out []adaptertest.Reply
	for release, dates := range map[string]struct{ id, created, madeID, made string }{
		"4.3.1": {"a9e67e8b572cd20dc27a7c5048ad86852ede07b76ba576b0e1b3d26b8bae72e8", "2026-11-25T00:48:28.056370928Z", "e748f7db8fea9ea36189d8ce8f045cdee4be02c87f108eb08ff72ae1e636bdfd", "2026-11-25T00:48:29.02539315Z"},
		"4.9.5": {"2600f8ba066bc9109247f83860cd9e3603a3c24a9a4e4ac6c20f176c73323d89", "2026-11-25T00:48:30.410588339Z", "408d3fca1dfbe6aa36d0e066028f8bd3c2b4a5582bd01f50cdb757189e590bbc", "2026-11-25T00:48:31.226177372Z"},
	} {
		shop := shopNetwork(t)
		shop.ID, shop.Created = dates.id, moment(t, dates.created)
		made := core.NetworkData{
			Name: "network-s", ID: dates.madeID, Driver: "bridge", NetworkInterface: "podman2", Created: moment(t, dates.made),
			Subnets: []core.Subnet{{Subnet: cidr(t, "10.89.1.0/24"), Gateway: net.ParseIP("10.89.1.1")}}, IPAMOptions: map[string]string{"driver": "host-local"},
		}
		out = append(out,
			reply(core.OpNetworkCreate, "network-create-"+release+".json", &made),
			reply(core.OpNetworkInspect, "network-inspect-"+release+".json", &shop),
			reply(core.OpNetworkList, "network-list-"+release+".json", []core.NetworkData{shop}),
			reply(core.OpNetworkRemove, "network-remove-"+release+".json", []core.NetworkReport{{Name: "network-s"}}),
			reply(core.OpNetworkPrune, "network-prune-"+release+".json", []core.NetworkReport{{Name: "network-r"}}),
		)
	}
	return append(out,
		adaptertest.Reply{Name: "the default network is not removed", Op: core.OpNetworkRemove, Body: `[{"Name":"podman","Err":"default network podman cannot be removed"}]`,
			Want: []core.NetworkReport{{Name: "podman", Err: new("default network podman cannot be removed")}}},
		adaptertest.Reply{Name: "an older server answers a create", Op: core.OpNetworkCreate, Body: `{"Filename":"/etc/cni/net.d/cni-podman1.conflist"}`,
			Want: &core.NetworkData{Name: "cni-podman1"}},
		adaptertest.Reply{Name: "a create without a name", Op: core.OpNetworkCreate, Body: `{}`},
		adaptertest.Reply{Name: "inspect 5", Op: core.OpNetworkInspect,
			Body: `{"name":"a","driver":"bridge","routes":[{"destination":"10.58.0.0/24","gateway":"10.57.0.7","metric":5}],"network_dns_servers":["1.1.1.1"],"containers":{"x":{"name":"web"}}}`,
			Want: &core.NetworkData{Name: "a", Driver: "bridge", NetworkDNSServers: []string{"1.1.1.1"},
				Routes: []core.StaticRoute{{Destination: cidr(t, "10.58.0.0/24"), Gateway: net.ParseIP("10.57.0.7"), Metric: new(uint32(5))}}}},
	)
}

func cidr(t *testing.T, text string) core.IPNet {
	t.Helper()
	var n core.IPNet
	if err := n.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return n
}

// shopNetwork is what network create --label app=shop -o mtu=1400 --subnet
// fd00:57::/64 --ipv6 --ip-range fd00:57::100/120 makes.
func shopNetwork(t *testing.T) core.NetworkData {
	return core.NetworkData{
		Name: "network-r", Driver: "bridge", IPv6Enabled: true, DNSEnabled: true, NetworkInterface: "podman1",
		Subnets: []core.Subnet{
			{Subnet: cidr(t, "fd00:57::/64"), Gateway: net.ParseIP("fd00:57::1"), LeaseRange: &core.LeaseRange{
				StartIP: net.ParseIP("fd00:57::101"), EndIP: net.ParseIP("fd00:57::1ff"),
			}},
			{Subnet: cidr(t, "10.89.0.0/24"), Gateway: net.ParseIP("10.89.0.1")},
		},
		Labels: map[string]string{"app": "shop"}, Options: map[string]string{"mtu": "1400"}, IPAMOptions: map[string]string{"driver": "host-local"},
	}
}

func moment(t *testing.T, text string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
