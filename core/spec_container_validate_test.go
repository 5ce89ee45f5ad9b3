package core

import (
	"errors"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestValidate(t *testing.T) {
	half := 1500 * time.Millisecond
	ip := netip.MustParseAddr
	for _, tc := range []struct {
		name  string
		field string // of the error; empty: none
		spec  ContainerSpec
	}{
		{"plain", "", ContainerSpec{}},
		{"rounded timeout", "Basic.StopTimeout", ContainerSpec{Basic: ContainerBasic{StopTimeout: &half}}},
		{"negative timeout", "Basic.Timeout", ContainerSpec{Basic: ContainerBasic{Timeout: -time.Second}}},
		{"restart policy", "Basic.RestartPolicy", ContainerSpec{Basic: ContainerBasic{RestartPolicy: "sometimes"}}},
		{"rm and restart", "Basic.RestartPolicy", ContainerSpec{Basic: ContainerBasic{RestartPolicy: "always", Remove: true}}},
		{"image and rootfs", "Storage.Rootfs", ContainerSpec{Storage: ContainerStorage{Rootfs: "/r"}}},
		{"network of a host", "Network.NS", ContainerSpec{Network: ContainerNetwork{NS: Namespace{Mode: NamespaceHost},
			Networks: []NetworkAttachment{{Name: "n"}}}}},
		{"network twice", "Network.Networks", ContainerSpec{Network: ContainerNetwork{Networks: []NetworkAttachment{{Name: "n"}, {Name: "n"}}}}},
		{"two IPv4", "Network.Networks.StaticIPs", ContainerSpec{Network: ContainerNetwork{Networks: []NetworkAttachment{{Name: "n",
			StaticIPs: []netip.Addr{ip("10.0.0.1"), ip("10.0.0.2")}}}}}},
		{"both families", "", ContainerSpec{Network: ContainerNetwork{Networks: []NetworkAttachment{{Name: "n",
			StaticIPs: []netip.Addr{ip("10.0.0.1"), ip("fd00::2")}}}}}},
		{"short MAC", "Network.Networks.StaticMAC", ContainerSpec{Network: ContainerNetwork{Networks: []NetworkAttachment{{Name: "n",
			StaticMAC: net.HardwareAddr{1, 2}}}}}},
		{"port range", "Network.Ports.Range", ContainerSpec{Network: ContainerNetwork{Ports: []PortMapping{{ContainerPort: 65530, Range: 10}}}}},
		{"ipc mode", "Storage.IPC", ContainerSpec{Storage: ContainerStorage{IPC: Namespace{Mode: NamespaceBridge}}}},
		{"container without a name", "Basic.PID", ContainerSpec{Basic: ContainerBasic{PID: Namespace{Mode: NamespaceContainer}}}},
		{"swap below memory", "Resources.Memory.Swap",
			ContainerSpec{Resources: ContainerResources{Memory: &Memory{Limit: ptr(Bytes(2)), Swap: ptr(Bytes(1))}}}},
		{"negative swap", "Resources.Memory.Swap", ContainerSpec{Resources: ContainerResources{Memory: &Memory{Swap: ptr(Bytes(-2))}}}},
		{"unlimited swap", "", ContainerSpec{Resources: ContainerResources{Memory: &Memory{Limit: ptr(Bytes(2)), Swap: ptr(Bytes(-1))}}}},
		{"health action", "HealthCheck.OnFailure", ContainerSpec{HealthCheck: ContainerHealthCheck{OnFailure: "explode"}}},
		{"health check without a timeout", "HealthCheck.Check.Timeout",
			ContainerSpec{HealthCheck: ContainerHealthCheck{Check: &HealthConfig{Test: []string{"CMD", "true"}, Retries: 3}}}},
		{"no health check", "", ContainerSpec{HealthCheck: ContainerHealthCheck{Check: &HealthConfig{Test: []string{"NONE"}}}}},
		{"options of another network mode", "Network.Options",
			ContainerSpec{Network: ContainerNetwork{NS: Namespace{Mode: NamespaceBridge}, Options: map[string][]string{"slirp4netns": {"mtu=1"}}}}},
		{"tries without a policy", "Basic.RestartTries", ContainerSpec{Basic: ContainerBasic{RestartTries: ptr(uint(3))}}},
		{"overlay option", "Storage.OverlayVolumes.Options",
			ContainerSpec{Storage: ContainerStorage{OverlayVolumes: []OverlayVolume{{Source: "/a", Destination: "/b", Options: []string{"ro"}}}}}},
		{"mappings in a pod", "Security.IDMappings",
			ContainerSpec{Basic: ContainerBasic{Pod: "p"}, Security: ContainerSecurity{IDMappings: &IDMappings{UIDMap: []IDMap{{Size: 1}}}}}},
		{"journal with a tag", "", ContainerSpec{Basic: ContainerBasic{Log: &LogConfig{Driver: "journald", Tag: "t"}}}},
		{"file with a tag", "Basic.Log.Tag", ContainerSpec{Basic: ContainerBasic{Log: &LogConfig{Driver: "k8s-file", Tag: "t"}}}},
		{"file of another name with a tag", "Basic.Log.Tag",
			ContainerSpec{Basic: ContainerBasic{Log: &LogConfig{Driver: "json-file", Tag: "t"}}}},
		{"log file", "", ContainerSpec{Basic: ContainerBasic{Log: &LogConfig{Driver: "k8s-file", Path: "/l", MaxSize: 1}}}},
		{"the server's log driver", "", ContainerSpec{Basic: ContainerBasic{Log: &LogConfig{Path: "/l", MaxSize: 1, Tag: "t"}}}},
		{"an annotation against its option", "Basic.Annotations", ContainerSpec{
			Basic: ContainerBasic{Annotations: map[string]string{"io.podman.annotations.init": "FALSE"}}, Storage: ContainerStorage{Init: true}}},
		{"an annotation beside its option", "", ContainerSpec{
			Basic: ContainerBasic{Annotations: map[string]string{"io.podman.annotations.init": "TRUE"}}, Storage: ContainerStorage{Init: true}}},
		{"negative retries", "HealthCheck.Check.Retries", ContainerSpec{HealthCheck: ContainerHealthCheck{Check: &HealthConfig{Retries: -1}}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.spec.Storage.Image = "busybox"
			err := tc.spec.Validate()
			if tc.field == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var fe *FieldError
			if !errors.As(err, &fe) || !errors.Is(err, ErrInvalid) {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(err.Error(), tc.field) {
				t.Errorf("%v does not name %s", err, tc.field)
			}
		})
	}
}

func ptr[T any](v T) *T { return &v }
