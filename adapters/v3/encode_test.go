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

	"github.com/podspan/podspan/core"
)

func body(t *testing.T, s *core.ContainerSpec, release string) (string, error) {
	t.Helper()
	v, err := Adapter.EncodeContainer(s, core.Server{Version: core.MustVersion(release)})
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data), nil
}

func ip(s string) []netip.Addr { return []netip.Addr{netip.MustParseAddr(s)} }

// TestForms holds what older releases are told in another form.
func TestForms(t *testing.T) {
	secret := core.Secret{Source: "key", Target: "key", Mode: new(os.FileMode(0o444))}
	huge, limit := core.Bytes(1<<62+1), core.Bytes(100)
	for _, tt := range []struct {
		name, release string
		spec          core.ContainerSpec
		has, hasNot   string
	}{
		{"secret names", "3.2.2", core.ContainerSpec{Storage: core.Storage{Secrets: []core.Secret{secret}}}, `"secrets":["key"]`, ""},
		{"secret objects", "3.2.3", core.ContainerSpec{Storage: core.Storage{Secrets: []core.Secret{secret}}}, `"secrets":[{"Source":"key"`, ""},
		{"namespace value of 3.0", "3.0.0", core.ContainerSpec{Basic: core.Basic{PID: core.Namespace{Mode: "container", Value: "x"}}}, `"pidns":{"nsmode":"container","value":"x","string":"x"}`, ""},
		{"namespace value", "3.1.0", core.ContainerSpec{Basic: core.Basic{PID: core.Namespace{Mode: "container", Value: "x"}}}, `"pidns":{"nsmode":"container","value":"x"}`, `"string"`},
		{"one address on the default network", "3.4.4", core.ContainerSpec{Network: core.Network{Networks: []core.NetworkAttachment{{StaticIPs: ip("10.0.0.5")}}}}, `"netns":{"nsmode":"bridge"},"static_ip":"10.0.0.5"`, "cni_networks"},
		{"the default network", "3.4.4", core.ContainerSpec{Network: core.Network{Networks: []core.NetworkAttachment{{}}}}, `"netns":{"nsmode":"bridge"}`, "cni_networks"},
		{"order of networks", "3.4.4", core.ContainerSpec{Network: core.Network{Networks: []core.NetworkAttachment{{Name: "z"}, {Name: "a"}}}}, `"cni_networks":["z","a"]`, ""},
		{"shareable ipc", "3.4.4", core.ContainerSpec{Storage: core.Storage{IPC: core.Namespace{Mode: core.NamespaceShareable}}}, `"ipcns":{"nsmode":"private"}`, ""},
		{"volatile before 3.2", "3.1.2", core.ContainerSpec{Storage: core.Storage{Volatile: true}}, "{", "volatile"},
		{"swap", "3.4.4", core.ContainerSpec{Resources: core.Resources{Memory: &core.Memory{Limit: &limit}}}, `"swap":200`, ""},
		{"no umask and no hosts are made up", "3.4.4", core.ContainerSpec{}, "{", "umask"},
	} {
		got, err := body(t, &tt.spec, tt.release)
		if err != nil || !strings.Contains(got, tt.has) || (tt.hasNot != "" && strings.Contains(got, tt.hasNot)) {
			t.Errorf("%s: %v, %s; want %s and not %s", tt.name, err, got, tt.has, tt.hasNot)
		}
	}
	_, err := body(t, &core.ContainerSpec{Resources: core.Resources{Memory: &core.Memory{Limit: &huge}}}, "3.4.4")
	if !errors.Is(err, core.ErrInvalid) {
		t.Errorf("a limit that cannot be doubled: %v", err)
	}
}

// TestCannotSay holds that what the body has no place for is an error even
// when the rules have not been asked, as with an adapter that is pinned.
func TestCannotSay(t *testing.T) {
	nets := func(n ...core.NetworkAttachment) core.ContainerSpec {
		return core.ContainerSpec{Network: core.Network{Networks: n}}
	}
	no := false
	for _, tt := range []struct {
		name, release string
		spec          core.ContainerSpec
		class         error
	}{
		{"no version", "0.0.0", core.ContainerSpec{}, core.ErrUnsupported},
		{"podman 2", "2.2.1", core.ContainerSpec{}, core.ErrUnsupported},
		{"setting of 4.x", "3.4.4", core.ContainerSpec{Basic: core.Basic{UnsetEnvAll: true}}, core.ErrUnsupported},
		{"setting of 4.x, pinned", "4.9.5", core.ContainerSpec{Basic: core.Basic{ManagePassword: &no}}, core.ErrUnsupported},
		{"address, pinned", "4.9.5", nets(core.NetworkAttachment{Name: "a", StaticIPs: ip("10.0.0.5")}), core.ErrInvalid},
		{"IPv6", "3.4.4", nets(core.NetworkAttachment{Name: "a", StaticIPs: ip("fd00::5")}), core.ErrUnsupported},
		{"two networks with addresses", "3.4.4", nets(core.NetworkAttachment{Name: "a", StaticIPs: ip("10.0.0.5")}, core.NetworkAttachment{Name: "b"}), core.ErrUnsupported},
		{"MAC beside another network", "3.4.4", nets(core.NetworkAttachment{Name: "a", StaticMAC: net.HardwareAddr{1, 2, 3, 4, 5, 6}}, core.NetworkAttachment{Name: "b"}), core.ErrUnsupported},
		{"default network beside another", "3.4.4", nets(core.NetworkAttachment{}, core.NetworkAttachment{Name: "b"}), core.ErrUnsupported},
		{"alias on the default network", "3.4.4", nets(core.NetworkAttachment{Aliases: []string{"x"}}), core.ErrUnsupported},
		{"two IPv4 addresses", "3.4.4", nets(core.NetworkAttachment{Name: "a", StaticIPs: append(ip("10.0.0.5"), ip("10.0.0.6")...)}), core.ErrInvalid},
		{"networks and host mode", "3.4.4", core.ContainerSpec{Network: core.Network{NS: core.Namespace{Mode: "host"}, Networks: []core.NetworkAttachment{{Name: "a"}}}}, core.ErrInvalid},
		{"secret's owner by name", "3.2.2", core.ContainerSpec{Storage: core.Storage{Secrets: []core.Secret{{Source: "x", UID: 5, Mode: new(os.FileMode(0o444))}}}}, core.ErrInvalid},
		{"secrets in 3.0", "3.0.0", core.ContainerSpec{Storage: core.Storage{Secrets: []core.Secret{{Source: "x", Mode: new(os.FileMode(0o444))}}}}, core.ErrInvalid},
		{"half a second", "3.4.4", core.ContainerSpec{Basic: core.Basic{Timeout: time.Second / 2}}, core.ErrInvalid},
		{"negative time", "3.4.4", core.ContainerSpec{Basic: core.Basic{Timeout: -time.Second}}, core.ErrInvalid},
		{"zone", "3.4.4", core.ContainerSpec{Network: core.Network{DNSServers: ip("fe80::1%eth0")}}, core.ErrInvalid},
		{"no address", "3.4.4", core.ContainerSpec{Network: core.Network{DNSServers: []netip.Addr{{}}}}, core.ErrInvalid},
	} {
		if got, err := body(t, &tt.spec, tt.release); !errors.Is(err, tt.class) {
			t.Errorf("%s: %v, %s", tt.name, err, got)
		}
	}
}

// TestDecodeIsStrict holds that a body which cannot be said neutrally is refused.
func TestDecodeIsStrict(t *testing.T) {
	for _, in := range []string{
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pidns":{"nope":1}}`, `{"pidns":{"value":"a","string":"b"}}`, `{"static_ipv6":"fd00::1"}`,
		`{"aliases":{"a":["x"]}}`, `{"cni_networks":["a","b"],"static_ip":"10.0.0.1"}`, `{"cpu_quota":1}`, `{"volumes":[null]}`, `{"overlay_volumes":[null]}`,
		`{"image_volumes":[null]}`, `{"secrets":[{"nope":1}]}`, `{"secrets":[{"Mode":2541}]}`, `{"idmappings":{"UIDMap":[{"container_id":-1}]}}`,
		`{"idmappings":{"AutoUserNsOpts":{"Size":1}}}`, `{"Networks":{}}`, `{"entrypoint":[]}`, `{"timeout":99999999999}`, `{"dns_server":[""]}`,
	} {
		if got, err := Adapter.DecodeContainer(strings.NewReader(in)); err == nil {
			t.Errorf("%s is read as %+v", in, got)
		}
	}
}

// TestDecodeOfPodsIsStrict is TestDecodeIsStrict for pods.
func TestDecodeOfPodsIsStrict(t *testing.T) {
	for _, in := range []string{
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pid":{"nsmode":"host"},"pidns":{"nsmode":"host"}}`, `{"netns":{"string":"/n"}}`, `{"Networks":{"a":{}}}`,
		`{"static_ip":"10.0.0.1","cni_networks":["a","b"]}`, `{"cpu_quota":1}`, `{"resource_limits":{"pids":{"limit":1}}}`, `{"sysctl":{"a":"b"}}`,
	} {
		if got, err := Adapter.DecodePod(strings.NewReader(in)); err == nil {
			t.Errorf("%s is read as %+v", in, got)
		}
	}
}

// FuzzDecodeContainer holds that no body makes the decoder panic, and that
// what it reads can be sent again.
func FuzzDecodeContainer(f *testing.F) {
	f.Add(`{"image":"x","cni_networks":["a"],"aliases":{"a":["x"]},"static_ip":"10.0.0.1","static_mac":"qrvM3e7/","netns":{"nsmode":"bridge","string":"x"}}`)
	f.Add(`{"volumes":[{"Name":"a"}],"secrets":["k",{"Source":"s","Mode":292}],"idmappings":{"AutoUserNs":true}}`)
	f.Fuzz(func(t *testing.T, in string) {
		spec, err := Adapter.DecodeContainer(strings.NewReader(in))
		if err != nil {
			return
		}
		_, _ = Adapter.EncodeContainer(spec, core.Server{Version: Adapter.Speaks().Current})
	})
}
