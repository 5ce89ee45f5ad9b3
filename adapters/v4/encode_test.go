package v4

import (
	"encoding/json"
	"errors"
	"fmt"
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

// TestForms holds what depends on the release, and what is always said.
func TestForms(t *testing.T) {
	limit, yes := core.Bytes(100), true
	memory := core.ContainerSpec{Resources: core.Resources{Memory: &core.Memory{Limit: &limit}}}
	tmpfs := core.ContainerSpec{Security: core.Security{ReadWriteTmpfs: true}}
	ipc := core.ContainerSpec{Storage: core.Storage{IPC: core.Namespace{Mode: core.NamespaceShareable}}}
	for _, tt := range []struct {
		name, release string
		spec          core.ContainerSpec
		has, hasNot   string
	}{
		{"swap in 4.0", "4.0.3", memory, `"swap":200`, ""},
		{"swap is the server's", "4.1.0", memory, `"limit":100`, "swap"},
		{"tmpfs before 4.4", "4.3.1", tmpfs, `"destination":"/var/tmp"`, "read_write_tmpfs"},
		{"tmpfs", "4.4.0", tmpfs, `"read_write_tmpfs":true`, "mounts"},
		{"shareable ipc in 4.0", "4.0.0-dev", ipc, `"ipcns":{"nsmode":"private"}`, ""},
		{"shareable ipc", "4.1.0", ipc, `"ipcns":{"nsmode":"shareable"}`, ""},
		{"hosts are always said", "4.9.5", core.ContainerSpec{}, `"use_image_hosts":false`, "umask"},
		{"nothing of the password", "4.9.5", core.ContainerSpec{}, "{", "manage_password"},
		{"the password", "4.9.5", core.ContainerSpec{Basic: core.Basic{ManagePassword: &yes}}, `"manage_password":true`, ""},
		{"no limit", "4.9.5", core.ContainerSpec{Resources: core.Resources{Rlimits: []core.Rlimit{{Type: "core", Hard: core.RlimitUnlimited}}}}, `"hard":18446744073709551615`, ""},
		{"default network", "4.9.5", core.ContainerSpec{Network: core.Network{Networks: []core.NetworkAttachment{{}}}}, `"netns":{"nsmode":"bridge"},"Networks":{"default":{"interface_name":""}}`, ""},
		{"health action", "4.9.5", core.ContainerSpec{HealthCheck: core.HealthCheck{OnFailure: core.HealthActionStop}}, `"health_check_on_failure_action":4`, ""},
		{"auto user namespace", "4.9.5", core.ContainerSpec{Security: core.Security{UserNS: core.Namespace{Mode: core.NamespaceAuto}}}, `"AutoUserNs":true`, ""},
		{"anonymous volume", "4.2.0", core.ContainerSpec{Storage: core.Storage{Volumes: []core.NamedVolume{{Destination: "/x", Anonymous: true}}}}, `"IsAnonymous":false`, ""},
		{"health durations", "4.9.5", core.ContainerSpec{HealthCheck: core.HealthCheck{Check: &core.HealthConfig{Interval: 1500 * time.Millisecond}}}, `"Interval":1500000000`, ""},
	} {
		got, err := body(t, &tt.spec, tt.release)
		if err != nil || !strings.Contains(got, tt.has) || (tt.hasNot != "" && strings.Contains(got, tt.hasNot)) {
			t.Errorf("%s: %v, %s; want %s and not %s", tt.name, err, got, tt.has, tt.hasNot)
		}
	}
}

// TestManyNetworks holds that their order survives the map it goes through.
func TestManyNetworks(t *testing.T) {
	spec := &core.ContainerSpec{}
	for i := range 12 {
		spec.Network.Networks = append(spec.Network.Networks, core.NetworkAttachment{Name: fmt.Sprintf("n%d", 100-i)})
	}
	data, err := body(t, spec, "4.9.5")
	if err != nil {
		t.Fatal(err)
	}
	back, err := Adapter.DecodeContainer(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range back.Network.Networks {
		if n.Name != spec.Network.Networks[i].Name || n.InterfaceName != "" {
			t.Errorf("network %d is %+v", i, n)
		}
	}
}

// TestCannotSay holds that what cannot be sent is an error.
func TestCannotSay(t *testing.T) {
	for _, tt := range []struct {
		name, release string
		spec          core.ContainerSpec
		class         error
	}{
		{"no version", "0.0.0", core.ContainerSpec{}, core.ErrUnsupported},
		{"podman 3 drops what it does not know", "3.4.7", core.ContainerSpec{}, core.ErrUnsupported},
		{"half a second", "4.9.5", core.ContainerSpec{Basic: core.Basic{Timeout: time.Second / 2}}, core.ErrInvalid},
		{"zone", "4.9.5", core.ContainerSpec{Network: core.Network{DNSServers: []netip.Addr{netip.MustParseAddr("fe80::1%eth0")}}}, core.ErrInvalid},
		{"default network twice", "4.9.5", core.ContainerSpec{Network: core.Network{Networks: []core.NetworkAttachment{{}, {Name: "default"}}}}, core.ErrInvalid},
		{"networks and host mode", "4.9.5", core.ContainerSpec{Network: core.Network{NS: core.Namespace{Mode: "host"}, Networks: []core.NetworkAttachment{{Name: "a"}}}}, core.ErrInvalid},
		{"setuid secret", "4.9.5", core.ContainerSpec{Storage: core.Storage{Secrets: []core.Secret{{Mode: new(os.ModeSetuid | 0o755)}}}}, core.ErrInvalid},
		{"unknown health action", "4.9.5", core.ContainerSpec{HealthCheck: core.HealthCheck{OnFailure: "explode"}}, core.ErrInvalid},
	} {
		if got, err := body(t, &tt.spec, tt.release); !errors.Is(err, tt.class) {
			t.Errorf("%s: %v, %s", tt.name, err, got)
		}
	}
}

// TestDecodeIsStrict holds that a body which cannot be said neutrally is refused.
func TestDecodeIsStrict(t *testing.T) {
	for _, in := range []string{
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pidns":{"nope":1}}`, `{"cni_networks":["a"]}`, `{"cpu_period":1}`, `{"volumes":[null]}`,
		`{"overlay_volumes":[null]}`, `{"image_volumes":[null]}`, `{"health_check_on_failure_action":1}`, `{"secrets":[{"Mode":2541}]}`,
		`{"idmappings":{"GIDMap":[{"host_id":-1}]}}`, `{"idmappings":{"AutoUserNsOpts":{"Size":1}}}`, `{"static_ip":"10.0.0.1"}`, `{"entrypoint":[]}`,
		`{"stop_timeout":99999999999}`, `{"Networks":{"a":{"static_ips":[""]}}}`, `{"Networks":{"a":{"static_mac":"zz"}}}`,
	} {
		if got, err := Adapter.DecodeContainer(strings.NewReader(in)); err == nil {
			t.Errorf("%s is read as %+v", in, got)
		}
	}
}

// TestDecodeOfPodsIsStrict is TestDecodeIsStrict for pods.
func TestDecodeOfPodsIsStrict(t *testing.T) {
	for _, in := range []string{
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pid":{"nsmode":"host"}}`, `{"static_ip":"10.0.0.1"}`, `{"cni_networks":["a"]}`, `{"cpu_quota":1}`,
		`{"volumes":[null]}`, `{"idmappings":{"AutoUserNsOpts":{"Size":1}}}`, `{"resource_limits":{"memory":{"kernel":1}}}`,
		`{"resource_limits":{"cpu":{"idle":1}}}`, `{"resource_limits":{"devices":[{"allow":true}]}}`, `{"resource_limits":{"unified":{"a":"b"}}}`,
		`{"resource_limits":{"hugepageLimits":[{"limit":1}]}}`, `{"throttleReadBpsDevice":{"/dev/a":{"major":1,"rate":1}}}`,
	} {
		if got, err := Adapter.DecodePod(strings.NewReader(in)); err == nil {
			t.Errorf("%s is read as %+v", in, got)
		}
	}
}

// FuzzDecodeContainer holds that no body makes the decoder panic, and that
// what it reads can be sent again.
func FuzzDecodeContainer(f *testing.F) {
	f.Add(`{"image":"x","Networks":{"default":{"interface_name":"eth0"},"a":{"static_ips":["10.0.0.1"]}},"netns":{"nsmode":"bridge"}}`)
	f.Add(`{"volumes":[{"Name":"a"}],"secrets":[{"Source":"s","Mode":292}],"idmappings":{"AutoUserNs":true}}`)
	f.Fuzz(func(t *testing.T, in string) {
		spec, err := Adapter.DecodeContainer(strings.NewReader(in))
		if err != nil {
			return
		}
		_, _ = Adapter.EncodeContainer(spec, core.Server{Version: Adapter.Speaks().Current})
	})
}
