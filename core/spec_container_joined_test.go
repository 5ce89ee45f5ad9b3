package core

import (
	"context"
	"errors"
	"io"
	"net/netip"
	"strings"
	"testing"
)

func TestValidateJoined(t *testing.T) {
	one := []NetworkAttachment{{StaticIPs: []netip.Addr{netip.MustParseAddr("10.88.0.9")}}}
	mode := func(m NamespaceMode) Namespace {
		if m == NamespaceContainer || m == NamespacePath {
			return Namespace{Mode: m, Value: "/x"}
		}
		return Namespace{Mode: m}
	}
	dns := ContainerNetwork{DNSServers: []netip.Addr{netip.MustParseAddr("9.9.9.9")}, DNSSearch: []string{"a.b"},
		DNSOptions: []string{"ndots:3"}}
	for _, m := range []NamespaceMode{NamespaceNone, NamespaceContainer, NamespacePod} {
		n := dns
		n.NS = mode(m)
		err := (&ContainerSpec{Storage: ContainerStorage{Image: "i"}, Network: n}).Validate()
		for _, field := range []string{"Network.DNSServers", "Network.DNSSearch", "Network.DNSOptions"} {
			if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), field) {
				t.Errorf("%s with %s: %v", field, m, err)
			}
		}
	}
	for _, c := range []struct {
		field string // of the error; empty: none
		spec  ContainerSpec
	}{
		{"", ContainerSpec{Network: dns}},
		{"", ContainerSpec{Network: ContainerNetwork{NS: mode(NamespaceBridge), DNSSearch: []string{"a.b"}}, Basic: ContainerBasic{Pod: "p"}}},
		{"", ContainerSpec{Network: ContainerNetwork{NS: mode(NamespaceHost), DNSSearch: []string{"a.b"}}}},
		{"", ContainerSpec{Network: ContainerNetwork{NS: mode(NamespaceNone), HostAdd: []string{"a:1.2.3.4"}}}},
		{"Network.HostAdd", ContainerSpec{Network: ContainerNetwork{NS: mode(NamespaceContainer), HostAdd: []string{"a:1.2.3.4"}}}},
		{"Network.Ports", ContainerSpec{Network: ContainerNetwork{NS: mode(NamespacePod), Ports: []PortMapping{{ContainerPort: 80}}},
			Basic: ContainerBasic{Pod: "p"}}},
		{"Network.PublishAll", ContainerSpec{Network: ContainerNetwork{NS: mode(NamespacePod), PublishAll: true},
			Basic: ContainerBasic{Pod: "p"}}},
		{"Storage.ShmSize", ContainerSpec{Storage: ContainerStorage{IPC: mode(NamespaceContainer), ShmSize: ptr(Bytes(1))}}},
		{"Storage.ShmSize", ContainerSpec{Storage: ContainerStorage{IPC: mode(NamespacePod), ShmSize: ptr(Bytes(1))}}},
		{"Storage.ShmSize", ContainerSpec{Storage: ContainerStorage{IPC: mode(NamespaceHost), ShmSize: ptr(Bytes(1))}}},
		{"", ContainerSpec{Storage: ContainerStorage{IPC: mode(NamespaceShareable), ShmSize: ptr(Bytes(1))}}},
		{"Basic.Hostname", ContainerSpec{Basic: ContainerBasic{Hostname: "h", UTS: mode(NamespaceContainer)}}},
		{"", ContainerSpec{Basic: ContainerBasic{Hostname: "h", UTS: mode(NamespacePrivate)}}},
		{"Network.Networks", ContainerSpec{Basic: ContainerBasic{Pod: "p"}, Network: ContainerNetwork{Networks: one}}},
		{"Network.Networks", ContainerSpec{Basic: ContainerBasic{Pod: "p"},
			Network: ContainerNetwork{NS: mode(NamespaceDefault), Networks: one}}},
		{"", ContainerSpec{Basic: ContainerBasic{Pod: "p"}, Network: ContainerNetwork{NS: mode(NamespaceBridge), Networks: one}}},
		{"", ContainerSpec{Network: ContainerNetwork{Networks: one}}},
	} {
		c.spec.Storage.Image = "i"
		err := c.spec.Validate()
		if c.field == "" && err != nil || c.field != "" && (!errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), c.field)) {
			t.Errorf("%+v: %v, want %q", c.spec, err, c.field)
		}
	}
}

// What a pod shares is asked for, and only where it matters.
func TestCheckPod(t *testing.T) {
	const (
		usual  = `{"InfraContainerID":"i","SharedNamespaces":["uts","ipc","net"],"InfraConfig":{}}`
		ipc    = `{"InfraContainerID":"i","SharedNamespaces":["ipc"],"InfraConfig":{}}`
		none   = `{"SharedNamespaces":["ipc","net"]}`
		image  = `{"InfraContainerID":"i","SharedNamespaces":["ipc","net"],"InfraConfig":{"NoManageHosts":true}}`
		nobody = ""
	)
	search := ContainerNetwork{DNSSearch: []string{"a.b"}}
	shm := ContainerStorage{ShmSize: ptr(Bytes(1))}
	bridge := Namespace{Mode: NamespaceBridge}
	for _, c := range []struct {
		name, release, pod string
		spec               ContainerSpec
		want               string // in the error; empty: none
	}{
		{"nothing of the pod's", "4.9.5", nobody, ContainerSpec{Network: ContainerNetwork{UseImageHosts: true, HostAdd: []string{"a:1.2.3.4"}}},
			""},
		{"search domains", "4.9.5", usual, ContainerSpec{Network: search}, "Network.DNSSearch (--dns-search)"},
		{"ports", "3.4.4", usual, ContainerSpec{Network: ContainerNetwork{PublishAll: true}},
			"Network.PublishAll (--publish-all): the container would share the net namespace of the pod p: give --publish CONTAINERPORT to pod " +
				"create"},
		{"a network of its own", "4.9.5", nobody, ContainerSpec{Network: ContainerNetwork{NS: bridge, DNSSearch: []string{"a.b"}}}, ""},
		{"no network shared", "4.9.5", ipc, ContainerSpec{Network: search}, ""},
		{"shm", "3.3.1", ipc, ContainerSpec{Storage: shm}, "Storage.ShmSize (--shm-size)"},
		{"shm that is never shared", "4.1.1", `{"InfraContainerID":"i","SharedNamespaces":["net"]}`, ContainerSpec{Storage: shm}, ""},
		{"shm of the infra container", "4.2.0", `{"InfraContainerID":"i","SharedNamespaces":["net"]}`, ContainerSpec{Storage: shm},
			"--shm-size in a pod"},
		{"shm of the infra container, IPC of its own", "4.9.5", usual,
			ContainerSpec{Storage: ContainerStorage{ShmSize: shm.ShmSize, IPC: Namespace{Mode: NamespacePrivate}}}, "--shm-size in a pod"},
		{"shm of systemd", "4.9.5", usual, ContainerSpec{Storage: ContainerStorage{ShmSizeSystemd: shm.ShmSize}},
			"Storage.ShmSizeSystemd (--shm-size-systemd)"},
		{"hosts before 5.4", "5.3.2", nobody, ContainerSpec{Network: ContainerNetwork{UseImageHosts: true}}, ""},
		{"an IPC namespace of its own", "3.3.1", nobody,
			ContainerSpec{Storage: ContainerStorage{ShmSize: shm.ShmSize, IPC: Namespace{Mode: NamespacePrivate}}}, ""},
		{"no infra container", "5.4.2", none, ContainerSpec{Network: ContainerNetwork{DNSSearch: []string{"a.b"}, UseImageHosts: true},
			Storage: shm}, ""},
		{"hosts", "5.4.2", ipc, ContainerSpec{Network: ContainerNetwork{NS: bridge, UseImageHosts: true}}, "--no-hosts in a pod"},
		{"a network that is the host's", "3.4.4", ipc, ContainerSpec{}, "--pod of a pod with --network=host"},
		{"a network that is the host's, said", "3.4.4", nobody, ContainerSpec{Network: ContainerNetwork{NS: Namespace{Mode: NamespaceHost}}}, ""},
		{"a network that is the pod's", "3.4.4", usual, ContainerSpec{}, ""},
		{"a network that is the host's, later", "4.2.0", nobody, ContainerSpec{}, ""},
		{"hosts as in the pod", "5.4.2", image, ContainerSpec{Network: ContainerNetwork{UseImageHosts: true}}, ""},
	} {
		cl, conn := scripted(t, c.release, func(_ context.Context, r Request) (io.Reader, error) {
			if r.Op == OpContainerInspect {
				return strings.NewReader(`{"Id":"i","HostConfig":{"NetworkMode":"host"}}`), nil
			}
			return strings.NewReader(c.pod), nil
		})
		turn, err := cl.begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		c.spec.Basic.Pod = "p"
		err = turn.checkPod(t.Context(), &c.spec)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if asked := len(conn.requests(OpPodInspect)); asked > 0 != (c.pod != nobody) {
			t.Errorf("%s: asked %d times", c.name, asked)
		}
	}
	// The whole create asks too, and sends nothing then.
	cl, conn := scripted(t, "4.9.5", func(_ context.Context, r Request) (io.Reader, error) { return strings.NewReader(usual), nil })
	_, err := cl.CreateContainer(t.Context(), &ContainerSpec{Basic: ContainerBasic{Pod: "p"}, Storage: ContainerStorage{Image: "i"},
		Network: search}, CreateOptions{})
	if !errors.Is(err, ErrInvalid) || len(conn.requests(OpContainerCreate)) > 0 {
		t.Errorf("create: %v", err)
	}
}
