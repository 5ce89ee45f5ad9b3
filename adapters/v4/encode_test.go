package v4

import (
	"fmt"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
)

// TestForms holds what depends on the release, and what is always said.
func TestForms(t *testing.T) {
	limit, yes := core.Bytes(100), true
	memory := core.ContainerSpec{Resources: core.ContainerResources{Memory: &core.Memory{Limit: &limit}}}
	tmpfs := core.ContainerSpec{Security: core.ContainerSecurity{ReadWriteTmpfs: true}}
	ipc := core.ContainerSpec{Storage: core.ContainerStorage{IPC: core.Namespace{Mode: core.NamespaceShareable}}}
	adaptertest.RunForms(t, Adapter, []adaptertest.Form{
		{Name: "swap in 4.0", Release: "4.0.3", Spec: memory, Has: `"swap":200`},
		{Name: "swap is the server's", Release: "4.1.0", Spec: memory, Has: `"limit":100`, HasNot: "swap"},
		{Name: "tmpfs before 4.4", Release: "4.3.1", Spec: tmpfs, Has: `"destination":"/var/tmp"`, HasNot: "read_write_tmpfs"},
		{Name: "tmpfs", Release: "4.4.0", Spec: tmpfs, Has: `"read_write_tmpfs":true`, HasNot: "mounts"},
		{Name: "shareable ipc in 4.0", Release: "4.0.0-dev", Spec: ipc, Has: `"ipcns":{"nsmode":"private"}`},
		{Name: "shareable ipc", Release: "4.1.0", Spec: ipc, Has: `"ipcns":{"nsmode":"shareable"}`},
		{Name: "hosts are always said", Release: "4.9.5", Has: `"use_image_hosts":false`, HasNot: "umask"},
		{Name: "nothing of the password", Release: "4.9.5", Has: "{", HasNot: "manage_password"},
		{Name: "the password", Release: "4.9.5", Has: `"manage_password":true`,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{ManagePassword: &yes}}},
		{Name: "no limit", Release: "4.9.5", Has: `"hard":18446744073709551615`,
			Spec: core.ContainerSpec{Resources: core.ContainerResources{Rlimits: []core.Rlimit{{Type: "core", Hard: core.RlimitUnlimited}}}}},
		{Name: "default network", Release: "4.9.5", Has: `"netns":{"nsmode":"bridge"},"Networks":{"default":{"interface_name":""}}`,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{}}}}},
		{Name: "health action", Release: "4.9.5", Has: `"health_check_on_failure_action":4`,
			Spec: core.ContainerSpec{HealthCheck: core.ContainerHealthCheck{OnFailure: core.HealthActionStop}}},
		{Name: "auto user namespace", Release: "4.9.5", Has: `"AutoUserNs":true`,
			Spec: core.ContainerSpec{Security: core.ContainerSecurity{UserNS: core.Namespace{Mode: core.NamespaceAuto}}}},
		{Name: "anonymous volume", Release: "4.2.0", Has: `"IsAnonymous":false`,
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{Volumes: []core.NamedVolume{{Destination: "/x", Anonymous: true}}}}},
		{Name: "health durations", Release: "4.9.5", Has: `"Interval":1500000000`,
			Spec: core.ContainerSpec{HealthCheck: core.ContainerHealthCheck{Check: &core.HealthConfig{Interval: 1500 * time.Millisecond}}}},
	})
}

// TestManyNetworks holds that their order survives the map it goes through.
func TestManyNetworks(t *testing.T) {
	spec := &core.ContainerSpec{}
	for i := range 12 {
		spec.Network.Networks = append(spec.Network.Networks, core.NetworkAttachment{Name: fmt.Sprintf("n%d", 100-i)})
	}
	data, err := adaptertest.Body(Adapter, spec, "4.9.5")
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
	adaptertest.RunUnsayable(t, Adapter, []adaptertest.Unsayable{
		{Name: "no version", Release: "0.0.0", Class: core.ErrUnsupported},
		{Name: "podman 3 drops what it does not know", Release: "3.4.7", Class: core.ErrUnsupported},
		{Name: "half a second", Release: "4.9.5", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Basic: core.ContainerBasic{Timeout: time.Second / 2}}},
		{Name: "zone", Release: "4.9.5", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{DNSServers: []netip.Addr{netip.MustParseAddr("fe80::1%eth0")}}}},
		{Name: "default network twice", Release: "4.9.5", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{Networks: []core.NetworkAttachment{{}, {Name: "default"}}}}},
		{Name: "networks and host mode", Release: "4.9.5", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Network: core.ContainerNetwork{NS: core.Namespace{Mode: "host"},
				Networks: []core.NetworkAttachment{{Name: "a"}}}}},
		{Name: "setuid secret", Release: "4.9.5", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{Storage: core.ContainerStorage{Secrets: []core.ContainerSecret{{Mode: new(os.ModeSetuid | 0o755)}}}}},
		{Name: "unknown health action", Release: "4.9.5", Class: core.ErrInvalid,
			Spec: core.ContainerSpec{HealthCheck: core.ContainerHealthCheck{OnFailure: "explode"}}},
	})
}

// TestDecodeIsStrict holds that a body which cannot be said neutrally is refused.
func TestDecodeIsStrict(t *testing.T) {
	adaptertest.RunStrict(t, Adapter.DecodeContainer,
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pidns":{"nope":1}}`, `{"cni_networks":["a"]}`, `{"cpu_period":1}`, `{"volumes":[null]}`,
		`{"overlay_volumes":[null]}`, `{"image_volumes":[null]}`, `{"health_check_on_failure_action":1}`, `{"secrets":[{"Mode":2541}]}`,
		`{"idmappings":{"GIDMap":[{"host_id":-1}]}}`, `{"idmappings":{"AutoUserNsOpts":{"Size":1}}}`,
		`{"static_ip":"10.0.0.1"}`, `{"entrypoint":[]}`,
		`{"stop_timeout":99999999999}`, `{"Networks":{"a":{"static_ips":[""]}}}`, `{"Networks":{"a":{"static_mac":"zz"}}}`,
	)
}

// TestDecodeOfPodsIsStrict is TestDecodeIsStrict for pods.
func TestDecodeOfPodsIsStrict(t *testing.T) {
	adaptertest.RunStrict(t, Adapter.DecodePod,
		``, `[]`, `{"nope":1}`, `{} {}`, `{"pid":{"nsmode":"host"}}`, `{"static_ip":"10.0.0.1"}`, `{"cni_networks":["a"]}`, `{"cpu_quota":1}`,
		`{"volumes":[null]}`, `{"idmappings":{"AutoUserNsOpts":{"Size":1}}}`, `{"resource_limits":{"memory":{"kernel":1}}}`,
		`{"resource_limits":{"cpu":{"idle":1}}}`, `{"resource_limits":{"devices":[{"allow":true}]}}`, `{"resource_limits":{"unified":{"a":"b"}}}`,
		`{"resource_limits":{"hugepageLimits":[{"limit":1}]}}`, `{"throttleReadBpsDevice":{"/dev/a":{"major":1,"rate":1}}}`,
	)
}

// FuzzDecodeContainer holds that no body makes the decoder panic, and that
// what it reads can be sent again.
func FuzzDecodeContainer(f *testing.F) {
	adaptertest.FuzzDecodeContainer(f, Adapter,
		`{"image":"x","Networks":{"default":{"interface_name":"eth0"},"a":{"static_ips":["10.0.0.1"]}},"netns":{"nsmode":"bridge"}}`,
		`{"volumes":[{"Name":"a"}],"secrets":[{"Source":"s","Mode":292}],"idmappings":{"AutoUserNs":true}}`,
	)
}
