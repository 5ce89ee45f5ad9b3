package v3

import (
	"net"
	"testing"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// networkReplies are answers that servers gave when the same commands were run
// on each.
func networkReplies(t *testing.T) []adaptertest.Reply {
	shop := adaptertest.RecordedNetwork(t)
	shop.NetworkInterface = "cni-podman1"
	shop.ID = "792aa03f82de986f48e362ae654932692372e578bd913f508f6e6269a34c0d65" // podman 3 makes IDs of names: sha256
	// 3.0 answers with an array, and has no labels.
	old := shop
	old.NetworkInterface, old.Labels = "cni-podman0", nil
	old.Subnets = []reply.Subnet{shop.Subnets[0], {Subnet: adaptertest.CIDR(t, "10.88.2.0/24"), Gateway: net.ParseIP("10.88.2.1")}}
	packaged := reply.Network{
		Name: "podman", ID: "2f259bab93aaaaa2542ba43ef33eb990d0999ee1b9924b557b7be53c0b7a1bb9", Driver: "ptp", Options: map[string]string{},
		Subnets: []reply.Subnet{{Subnet: adaptertest.CIDR(t, "172.16.16.0/24")}}, IPAMOptions: map[string]string{"driver": "host-local"},
	}
	return []adaptertest.Reply{
		adaptertest.Recorded(t, core.OpNetworkInspect, "network-inspect-3.0.1.json", &old),
		adaptertest.Recorded(t, core.OpNetworkInspect, "network-inspect-default-3.0.1.json", &packaged),
		{Name: "an array of no network", Op: core.OpNetworkInspect, Body: `[]`},
		{Name: "an array of two networks", Op: core.OpNetworkInspect,
			Body: `[{"name":"m","plugins":[{"type":"bridge"}]},{"name":"n","plugins":[{"type":"bridge"}]}]`},
		{Name: "an array of something else", Op: core.OpNetworkInspect, Body: `["m"]`},
		adaptertest.Recorded(t, core.OpNetworkCreate, "network-create-3.4.4.json", &reply.Network{Name: "network-s"}),
		adaptertest.Recorded(t, core.OpNetworkInspect, "network-inspect-3.4.4.json", &shop),
		adaptertest.Recorded(t, core.OpNetworkList, "network-list-3.4.4.json", []reply.Network{shop}),
		adaptertest.Recorded(t, core.OpNetworkRemove, "network-remove-3.4.4.json", []reply.NetworkPruned{{Name: "network-s"}}),
		adaptertest.Recorded(t, core.OpNetworkPrune, "network-prune-3.4.4.json", []reply.NetworkPruned{{Name: "network-r"}}),
		{Name: "an error that is an object", Op: core.OpNetworkPrune, Body: `[{"Name":"a","Error":{}}]`,
			Want: []reply.NetworkPruned{{Name: "a", Err: new("network a was not removed, and the server does not say why")}}},
		{Name: "macvlan with DNS, as no podman writes it, and 3.1's ranges beside dhcp", Op: core.OpNetworkInspect,
			Body: `{"name":"m","plugins":[{"type":"macvlan","master":"lan0","mode":"private","ipam":{"type":"dhcp","ranges":[[{"subnet":"<nil>"}]]}},{"type":"dnsname"}]}`,
			Want: &reply.Network{Name: "m", ID: "62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a", Driver: "macvlan",
				NetworkInterface: "lan0",
				DNSEnabled:       true, Options: map[string]string{"mode": "private"}, IPAMOptions: map[string]string{"driver": "dhcp"}}},
		{Name: "internal, without IPAM", Op: core.OpNetworkInspect, Body: `{"name":"m","plugins":[{"type":"bridge","bridge":"b","vlan":3}]}`,
			Want: &reply.Network{Name: "m", ID: "62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a", Driver: "bridge",
				NetworkInterface: "b",
				Internal:         true, Options: map[string]string{"vlan": "3"}, IPAMOptions: map[string]string{"driver": "none"}}},
		{Name: "a subnet that is none", Op: core.OpNetworkInspect,
			Body: `{"name":"m","plugins":[{"type":"bridge","ipam":{"type":"host-local","ranges":[[{"subnet":"x"}]]}}]}`},
	}
}
