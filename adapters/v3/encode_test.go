package v3

import (
	"encoding/json"
	"errors"
	"net"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
)

func ip(s string) []netip.Addr { return []netip.Addr{netip.MustParseAddr(s)} }

// TestForms holds what older releases are told in another form.
func TestForms(t *testing.T) {
	secret := core.ContainerSecret{Source: "key", Target: "key", Mode: new(os.FileMode(0o444))}
	huge, limit := core.Bytes(1<<62+1), core.Bytes(100)
	adaptertest.RunForms(t, Adapter, []adaptertest.Form{
		{Name: "secret names", Release: "3.2.2", Has: `"secrets":["key"]`,
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{Secrets: []core.ContainerSecret{secret}}}},
		{Name: "secret objects", Release: "3.2.3", Has: `"secrets":[{"Source":"key"`,
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{Secrets: []core.ContainerSecret{secret}}}},
		{Name: "namespace value of 3.0", Release: "3.0.0", Has: `"pidns":{"nsmode":"container","value":"x","string":"x"}`,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{PID: core.Namespace{Mode: "container", Value: "x"}}}},
		{Name: "namespace value", Release: "3.1.0", Has: `"pidns":{"nsmode":"container","value":"x"}`, HasNot: `"string"`,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{PID: core.Namespace{Mode: "container", Value: "x"}}}},
		{Name: "one address on the default network", Release: "3.4.4",
			Has: `"netns":{"nsmode":"bridge"},"static_ip":"10.0.0.5"`, HasNot: "cni_networks",
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{StaticIPs: ip("10.0.0.5")}}}}},
		{Name: "the default network", Release: "3.4.4", Has: `"netns":{"nsmode":"bridge"}`, HasNot: "cni_networks",
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{}}}}},
		{Name: "order of networks", Release: "3.4.4", Has: `"cni_networks":["z","a"]`,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{Name: "z"}, {Name: "a"}}}}},
		{Name: "shareable ipc", Release: "3.4.4", Has: `"ipcns":{"nsmode":"private"}`,
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{IPC: core.Namespace{Mode: core.NamespaceShareable}}}},
		{Name: "volatile before 3.2", Release: "3.1.2", Has: "{", HasNot: "volatile",
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{Volatile: true}}},
		{Name: "swap", Release: "3.4.4", Has: `"swap":200`,
			Spec: core.ContainerSpec{Resources: core.ContainerResources{Memory: &core.Memory{Limit: &limit}}}},
		{Name: "no umask and no hosts are made up", Release: "3.4.4", Has: "{", HasNot: "umask"},
	})
	_, err := adaptertest.Body(Adapter, &core.ContainerSpec{Resources: core.ContainerResources{Memory: &core.Memory{Limit: &huge}}}, "3.4.4")
	if !errors.Is(err, core.ErrInvalid) {
		t.Errorf("a limit that cannot be doubled: %v", err)
	}
}

// TestCannotSay holds that what the body has no place for is an error even
// when the rules have not been asked, as with an adapter that is pinned.
func TestCannotSay(t *testing.T) {
	nets := func(n ...core.NetworkAttachment) core.ContainerSpec {
		return core.ContainerSpec{Network: core.ContainerNetwork{Networks: n}}
	}
	no := false
	adaptertest.RunUnsayable(t, Adapter, []adaptertest.Unsayable{
		{Name: "no version", Release: "0.0.0", Class: core.ErrUnsupported},
		{Name: "podman 2", Release: "2.2.1", Class: core.ErrUnsupported},
		{Name: "setting of 4.x", Release: "3.4.4", Class: core.ErrUnsupported,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{UnsetEnvAll: true}}},
		{Name: "setting of 4.x, pinned", Release: "4.9.5", Class: core.ErrUnsupported,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{ManagePassword: &no}}},
		{Name: "address, pinned", Release: "4.9.5", Class: core.ErrInvalid,
			Spec: nets(core.NetworkAttachment{Name: "a", StaticIPs: ip("10.0.0.5")})},
		{Name: "IPv6", Release: "3.4.4", Class: core.ErrUnsupported,
			Spec: nets(core.NetworkAttachment{Name: "a", StaticIPs: ip("fd00::5")})},
		{Name: "two networks with addresses", Release: "3.4.4", Class: core.ErrUnsupported,
			Spec: nets(core.NetworkAttachment{Name: "a", StaticIPs: ip("10.0.0.5")}, core.NetworkAttachment{Name: "b"})},
		{Name: "MAC beside another network", Release: "3.4.4", Class: core.ErrUnsupported,
			Spec: nets(core.NetworkAttachment{Name: "a", StaticMAC: net.HardwareAddr{1, 2, 3, 4, 5, 6}}, core.NetworkAttachment{Name: "b"})},
		{Name: "default network beside another", Release: "3.4.4", Class: core.ErrUnsupported,
			Spec: nets(core.NetworkAttachment{}, core.NetworkAttachment{Name: "b"})},
		{Name: "alias on the default network", Release: "3.4.4", Class: core.ErrUnsupported,
			Spec: nets(core.NetworkAttachment{Aliases: []string{"x"}})},
		{Name: "two IPv4 addresses", Release: "3.4.4", Class: core.ErrInvalid,
			Spec: nets(core.NetworkAttachment{Name: "a", StaticIPs: append(ip("10.0.0.5"), ip("10.0.0.6")...)})},
		{Name: "networks and host mode", Release: "3.4.4", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{NS: core.Namespace{Mode: "host"},
				Networks: []core.NetworkAttachment{{Name: "a"}}}}},
		{Name: "secret's owner by name", Release: "3.2.2", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{Secrets: []core.ContainerSecret{{Source: "x", UID: 5,
				Mode: new(os.FileMode(0o444))}}}}},
		{Name: "secrets in 3.0", Release: "3.0.0", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{Secrets: []core.ContainerSecret{{Source: "x", Mode: new(os.FileMode(0o444))}}}}},
		{Name: "half a second", Release: "3.4.4", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{Timeout: time.Second / 2}}},
		{Name: "negative time", Release: "3.4.4", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{Timeout: -time.Second}}},
		{Name: "zone", Release: "3.4.4", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{DNSServers: ip("fe80::1%eth0")}}},
		{Name: "no address", Release: "3.4.4", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{DNSServers: []netip.Addr{{}}}}},
	})
}

// TestDecodeIsStrict holds that a body which cannot be said neutrally is refused.
func TestDecodeIsStrict(t *testing.T) {
	adaptertest.RunStrict(t, Adapter.DecodeContainer,
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pidns":{"nope":1}}`, `{"pidns":{"value":"a","string":"b"}}`, `{"static_ipv6":"fd00::1"}`,
		`{"aliases":{"a":["x"]}}`, `{"cni_networks":["a","b"],"static_ip":"10.0.0.1"}`, `{"cpu_quota":1}`,
		`{"volumes":[null]}`, `{"overlay_volumes":[null]}`,
		`{"image_volumes":[null]}`, `{"secrets":[{"nope":1}]}`, `{"secrets":[{"Mode":2541}]}`, `{"idmappings":{"UIDMap":[{"container_id":-1}]}}`,
		`{"idmappings":{"AutoUserNsOpts":{"Size":1}}}`, `{"Networks":{}}`, `{"entrypoint":[]}`, `{"timeout":99999999999}`, `{"dns_server":[""]}`,
	)
}

// TestDecodeOfPodsIsStrict is TestDecodeIsStrict for pods.
func TestDecodeOfPodsIsStrict(t *testing.T) {
	adaptertest.RunStrict(t, Adapter.DecodePod,
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pid":{"nsmode":"host"},"pidns":{"nsmode":"host"}}`,
		`{"netns":{"string":"/n"}}`, `{"Networks":{"a":{}}}`,
		`{"static_ip":"10.0.0.1","cni_networks":["a","b"]}`, `{"cpu_quota":1}`, `{"resource_limits":{"pids":{"limit":1}}}`,
		`{"sysctl":{"a":"b"}}`,
	)
}

// FuzzDecodeContainer holds that no body makes the decoder panic, and that
// what it reads can be sent again.
func FuzzDecodeContainer(f *testing.F) {
	adaptertest.FuzzDecodeContainer(f, Adapter,
		`{"image":"x","cni_networks":["a"],"aliases":{"a":["x"]},"static_ip":"10.0.0.1","static_mac":"qrvM3e7/","netns":{"nsmode":"bridge","string":"x"}}`,
		`{"volumes":[{"Name":"a"}],"secrets":["k",{"Source":"s","Mode":292}],"idmappings":{"AutoUserNs":true}}`,
	)
}

// Podman 3.0 knows no options of an overlay: O alone, which every overlay is,
// is not sent.
func TestOverlayWithoutOptions(t *testing.T) {
	for _, c := range []struct {
		version string
		options []string
		want    string // empty: refused
	}{
		{"3.0.0", nil, `"overlay_volumes":[{"destination":"/x","source":"/dir"}]`},
		{"3.0.0", []string{"O"}, `"overlay_volumes":[{"destination":"/x","source":"/dir"}]`},
		{"3.0.0", []string{"O", "U"}, ""},
		{"3.4.4", []string{"O"}, `"overlay_volumes":[{"destination":"/x","source":"/dir","options":["O"]}]`},
		{"3.4.4", []string{"O", "U"}, `"overlay_volumes":[{"destination":"/x","source":"/dir","options":["O","U"]}]`},
	} {
		s := &core.ContainerSpec{Storage: core.ContainerStorage{
			Image: "bb", OverlayVolumes: []core.OverlayVolume{{Source: "/dir", Destination: "/x", Options: c.options}},
		}}
		server := core.Server{Version: core.MustVersion(c.version)}
		if err := core.CheckContainer(server, s); (c.want == "") != errors.Is(err, core.ErrUnsupported) {
			t.Errorf("%s %v: %v", c.version, c.options, err)
		}
		if c.want == "" {
			continue
		}
		body, err := Adapter.EncodeContainer(s, server)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(body); err != nil || !strings.Contains(string(got), c.want) {
			t.Errorf("%s %v: %s, %v", c.version, c.options, got, err)
		}
	}
}
