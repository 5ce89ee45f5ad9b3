package v4

import (
	"net"
	"testing"
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// networkReplies are answers that servers gave when the same commands were run
// on each.
func networkReplies(t *testing.T) []adaptertest.Reply {
	var out []adaptertest.Reply
	for release, dates := range map[string]struct{ id, created, madeID, made string }{
		"4.3.1": {"a9e67e8b572cd20dc27a7c5048ad86852ede07b76ba576b0e1b3d26b8bae72e8", "2026-11-25T00:48:28.056370928Z",
			"e748f7db8fea9ea36189d8ce8f045cdee4be02c87f108eb08ff72ae1e636bdfd", "2026-11-25T00:48:29.02539315Z"},
		"4.9.5": {"2600f8ba066bc9109247f83860cd9e3603a3c24a9a4e4ac6c20f176c73323d89", "2026-11-25T00:48:30.410588339Z",
			"408d3fca1dfbe6aa36d0e066028f8bd3c2b4a5582bd01f50cdb757189e590bbc", "2026-11-25T00:48:31.226177372Z"},
	} {
		shop := adaptertest.RecordedNetwork(t)
		shop.NetworkInterface, shop.DNSEnabled = "podman1", true
		shop.ID, shop.Created = dates.id, moment(t, dates.created)
		made := reply.Network{
			Name: "network-s", ID: dates.madeID, Driver: "bridge", NetworkInterface: "podman2", Created: moment(t, dates.made),
			Subnets:     []reply.Subnet{{Subnet: adaptertest.CIDR(t, "10.89.1.0/24"), Gateway: net.ParseIP("10.89.1.1")}},
			IPAMOptions: map[string]string{"driver": "host-local"},
		}
		out = append(out,
			adaptertest.Recorded(t, core.OpNetworkCreate, "network-create-"+release+".json", &made),
			adaptertest.Recorded(t, core.OpNetworkInspect, "network-inspect-"+release+".json", &shop),
			adaptertest.Recorded(t, core.OpNetworkList, "network-list-"+release+".json", []reply.Network{shop}),
			adaptertest.Recorded(t, core.OpNetworkRemove, "network-remove-"+release+".json", []reply.NetworkPruned{{Name: "network-s"}}),
			adaptertest.Recorded(t, core.OpNetworkPrune, "network-prune-"+release+".json", []reply.NetworkPruned{{Name: "network-r"}}),
		)
	}
	return append(out,
		adaptertest.Reply{Name: "the default network is not removed", Op: core.OpNetworkRemove,
			Body: `[{"Name":"podman","Err":"default network podman cannot be removed"}]`,
			Want: []reply.NetworkPruned{{Name: "podman", Err: new("default network podman cannot be removed")}}},
		adaptertest.Reply{Name: "an older server answers a create", Op: core.OpNetworkCreate,
			Body: `{"Filename":"/etc/cni/net.d/cni-podman1.conflist"}`,
			Want: &reply.Network{Name: "cni-podman1"}},
		adaptertest.Reply{Name: "a create without a name", Op: core.OpNetworkCreate, Body: `{}`},
		adaptertest.Reply{Name: "inspect 5", Op: core.OpNetworkInspect,
			Body: `{"name":"a","driver":"bridge","routes":[{"destination":"10.58.0.0/24","gateway":"10.57.0.7","metric":5}],"network_dns_servers":["1.1.1.1"],"containers":{"x":{"name":"web"}}}`,
			Want: &reply.Network{Name: "a", Driver: "bridge", NetworkDNSServers: []string{"1.1.1.1"},
				Routes: []reply.StaticRoute{{Destination: adaptertest.CIDR(t, "10.58.0.0/24"), Gateway: net.ParseIP("10.57.0.7"),
					Metric: new(uint32(5))}}}},
	)
}

func moment(t *testing.T, text string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
