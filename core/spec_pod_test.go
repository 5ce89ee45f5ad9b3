package core

import (
	"context"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/podspan/podspan/core/reply"
)

// podNotGoverned is notGoverned of PodSpecGenerator.
var podNotGoverned = map[string]string{
	"pod pidns": "adapter: 3.3 has it as pid", "pod pidns.nsmode": "adapter", "pod pidns.value": "adapter",
	"pod pid": "adapter", "pod pid.nsmode": "adapter", "pod pid.value": "adapter",
	"pod netns.value":  "only with mode path, which is newer (CapPodNetworkPath)",
	"pod netns.string": "only with mode path, which is newer (CapPodNetworkPath)",
	"pod static_ip":    "adapter", "pod static_mac": "adapter",
	"pod share_parent": "adapter: cgroup of shared_namespaces before (CapPodNoShareParent)",
	"pod Networks":     "CapNetworkAddresses", "pod Networks{}.static_ips": "CapNetworkAddresses",
	"pod Networks{}.static_mac":     "CapNetworkAddresses",
	"pod Networks{}.interface_name": "CapInterfaceName",
	"pod volumes[].IsAnonymous":     "CapAnonymousName", "pod volumes[].SubPath": "CapVolumeSubPath",
	"pod cpu_period": "no server reads it; resource_limits.cpu.period is what works",
	"pod cpu_quota":  "no server reads it; resource_limits.cpu.quota is what works",
}

func TestPodRulesAgreeWithEveryReleasesStruct(t *testing.T) {
	why := map[string]string{}
	for _, path := range pathsOf(t, "testdata/pod_fields.tsv") {
		switch {
		case strings.HasPrefix(path, "resource_limits"):
			why["pod "+path] = "read for pods from 4.2 on only (CapPodResources)"
		case strings.HasPrefix(path, "throttleReadBpsDevice"):
			why["pod "+path] = "read for pods from 4.3 on only (CapPodReadBps)"
		case strings.HasPrefix(path, "mounts[].uidMappings"), strings.HasPrefix(path, "mounts[].gidMappings"):
			why["pod "+path] = "CapMountIDMap"
		}
	}
	for path, reason := range podNotGoverned {
		why[path] = reason
	}
	rulesAgree(t, "testdata/pod_fields.tsv", "pod ", why, 180)
}

func TestPodSpecValidate(t *testing.T) {
	no, yes, size, tries := false, true, Bytes(-1), uint(2)
	ns := func(m NamespaceMode) Namespace { return Namespace{Mode: m} }
	for _, tt := range []struct {
		spec PodSpec
		want string // a part of the error; empty: none
	}{
		{PodSpec{}, ""},
		{PodSpec{Basic: PodBasic{NoInfra: true}}, ""},
		{PodSpec{Basic: PodBasic{SharedNamespaces: []string{}}}, ""},
		{PodSpec{Basic: PodBasic{SharedNamespaces: []string{"mnt"}}}, "SharedNamespaces"},
		{PodSpec{Basic: PodBasic{SharedNamespaces: []string{"cgroup"}, ShareParent: &yes}}, "contradicts ShareParent"},
		{PodSpec{Basic: PodBasic{SharedNamespaces: []string{"cgroup"}, ShareParent: &no}}, ""},
		{PodSpec{Basic: PodBasic{ExitPolicy: "explode"}}, "ExitPolicy"},
		{PodSpec{Basic: PodBasic{RestartPolicy: "often"}}, "RestartPolicy"},
		{PodSpec{Basic: PodBasic{RestartTries: &tries}}, "on-failure"},
		{PodSpec{Basic: PodBasic{NoInfra: true, InfraName: "x"}}, "needs the infra container"},
		{PodSpec{Basic: PodBasic{NoInfra: true}, Network: PodNetwork{Ports: []PortMapping{{ContainerPort: 80}}}}, "Network.Ports"},
		{PodSpec{Basic: PodBasic{NoInfra: true}, Storage: PodStorage{VolumesFrom: []string{"x"}}}, "Storage"},
		{PodSpec{Basic: PodBasic{ShareParent: &no}, Resources: PodResources{CPU: &PodCPU{Cpus: "0"}}}, "ShareParent false"},
		{PodSpec{Basic: PodBasic{PID: ns(NamespacePod)}}, "Basic.PID"},
		{PodSpec{Basic: PodBasic{UserNS: ns(NamespacePrivate)}}, "needs IDMappings"},
		{PodSpec{Security: PodSecurity{IDMappings: &IDMappings{UIDMap: []IDMap{{0, 1, 2}}}}}, "mode private"},
		{PodSpec{Basic: PodBasic{Hostname: "x", UTS: ns(NamespaceHost)}}, "Hostname"},
		{PodSpec{Network: PodNetwork{NS: ns(NamespaceContainer)}}, "Network.NS"},
		{PodSpec{Network: PodNetwork{NS: ns(NamespaceHost), Ports: []PortMapping{{ContainerPort: 80}}}}, "Network.Ports"},
		{PodSpec{Network: PodNetwork{Networks: []NetworkAttachment{{Name: "a"}, {Name: "a"}}}}, "named twice"},
		{PodSpec{Storage: PodStorage{ShmSize: &size}}, "ShmSize"},
		{PodSpec{Storage: PodStorage{Mounts: []Mount{{Source: "/x"}}}}, "Mounts.Destination"},
		{PodSpec{Security: PodSecurity{SecurityOpts: []string{""}}}, "SecurityOpts"},
	} {
		err := tt.spec.Validate()
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%+v: %v", tt.spec, err)
		case tt.want != "" && (!errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%+v: %v, want %q", tt.spec, err, tt.want)
		}
	}
}

// podAdapter has the answers on pods.
type podAdapter struct{ scriptAdapter }

func (podAdapter) Encode(_ Op, v any, _ Server) (Payload, error) { return Payload{Body: v}, nil }

func (a podAdapter) Decode(op Op, r io.Reader) (any, error) {
	switch op {
	case OpPodCreate:
		return &reply.CreatePodResult{ID: "p1"}, nil
	case OpPodRemove:
		return &reply.RemovePodResult{ID: "p1"}, nil
	case OpPodInspect:
		return &reply.Pod{InfraContainerID: "infra", Containers: []reply.PodContainer{
			{ID: "infra", State: "running"}, {ID: "c1", State: "running"}, {ID: "c2", State: "exited"},
		}}, nil
	}
	return a.scriptAdapter.Decode(op, r)
}

// podScripted is scripted with answers on pods.
func podScripted(version string) (*Client, *scriptConn) {
	conn := &scriptConn{version: version}
	return NewClient(Link{Server: Server{URI: "fake:", Version: MustVersion(version)}, Adapter: podAdapter{}, Conn: conn}, ClientOptions{}),
		conn
}

func TestPodIsNeverLeftInTheOldForm(t *testing.T) {
	c, conn := podScripted("3.4.4")
	conn.version = "4.9.5"
	var replaced *ReplacedError
	if created, err := c.CreatePod(t.Context(), &PodSpec{}, CreateOptions{}); created.ID != "" || !errors.As(err, &replaced) {
		t.Errorf("without a way to choose: %v, %v", created, err)
	}
	if n := len(conn.requests(OpPodRemove)); n != 1 {
		t.Errorf("removed %d times", n)
	}
	c, conn = podScripted("3.4.4")
	conn.version = "4.9.5"
	fresh := c.link
	fresh.Server.Version = MustVersion("4.9.5")
	c.options.Choose = func(context.Context) (Link, error) { return fresh, nil }
	created, err := c.CreatePod(t.Context(), &PodSpec{}, CreateOptions{})
	if err != nil || created.ID != "p1" {
		t.Errorf("replaced once: %v, %v", created, err)
	}
	if made, removed := len(conn.requests(OpPodCreate)), len(conn.requests(OpPodRemove)); made != 2 || removed != 1 {
		t.Errorf("created %d times, removed %d times", made, removed)
	}
}

func TestPodStopTimeout(t *testing.T) {
	five, none := 5*time.Second, time.Duration(0)
	c, conn := podScripted("4.9.5")
	if _, err := c.StopPod(t.Context(), "p1", StopPodOptions{Timeout: &five}); err != nil {
		t.Fatal(err)
	}
	if q := conn.requests(OpPodStop)[0].Query; q.Get("t") != "5" {
		t.Errorf("five seconds are sent as %v", q)
	}
	c, conn = podScripted("4.9.5")
	if _, err := c.StopPod(t.Context(), "p1", StopPodOptions{Timeout: &none}); err != nil {
		t.Fatal(err)
	}
	var stopped []string
	for _, r := range conn.requests(OpContainerStop) {
		stopped = append(stopped, r.Vars["name"]+" "+r.Query.Encode())
	}
	if got := strings.Join(stopped, ", "); got != "c1 timeout=0, infra timeout=0" {
		t.Errorf("no time stops %s", got)
	}
	if n := len(conn.requests(OpPodStop)); n != 1 {
		t.Errorf("the pod is stopped %d times", n)
	}
}

func TestPodRemoveTimeout(t *testing.T) {
	five := 5 * time.Second
	for version, stops := range map[string]int{"3.4.4": 1, "4.9.5": 0} {
		c, conn := podScripted(version)
		if _, err := c.RemovePod(t.Context(), "p1", RemovePodOptions{Force: true, Timeout: &five}); err != nil {
			t.Fatal(err)
		}
		if n := len(conn.requests(OpPodStop)); n != stops {
			t.Errorf("%s: stopped %d times, want %d", version, n, stops)
		}
	}
	c, conn := podScripted("3.4.4")
	conn.answer = func(_ context.Context, r Request) (io.Reader, error) {
		switch r.Op {
		case OpPodRemove:
			return nil, &APIError{Status: 500, Message: "device or resource busy"}
		case OpPodExists:
			return nil, &APIError{Status: 404}
		}
		return nil, nil
	}
	if removed, err := c.RemovePod(t.Context(), "p1", RemovePodOptions{}); err != nil || removed.ID != "p1" {
		t.Errorf("a pod that is gone though its cgroup is not: %v, %v", removed, err)
	}
	c, _ = podScripted("4.9.5")
	if _, err := c.RemovePod(t.Context(), "p1", RemovePodOptions{Timeout: &five}); !errors.Is(err, ErrInvalid) {
		t.Errorf("a timeout without force: %v", err)
	}
}

// podSkewSpecs use the droppable capabilities, one each.
func podSkewSpecs() map[Capability]PodSpec {
	size := Bytes(1)
	return map[Capability]PodSpec{
		CapPodInfraName:        {Basic: PodBasic{InfraName: "a"}},
		CapPodNoShareParent:    {Basic: PodBasic{ShareParent: new(false)}},
		CapPodNoInfraCgroup:    {Basic: PodBasic{NoInfra: true, ShareParent: new(true)}},
		CapPodShareCgroup:      {Basic: PodBasic{SharedNamespaces: []string{"cgroup", "net"}}},
		CapPodNetworkAlias:     {Network: PodNetwork{Networks: []NetworkAttachment{{Name: "a", Aliases: []string{"b"}}}}},
		CapPodDevices:          {Basic: PodBasic{Devices: []string{"/dev/null"}}},
		CapPodSysctl:           {Basic: PodBasic{Sysctl: map[string]string{"net.a": "1"}}},
		CapPodVolumes:          {Storage: PodStorage{Mounts: []Mount{{Destination: "/a"}}}},
		CapPodVolumesFrom:      {Storage: PodStorage{VolumesFrom: []string{"a"}}},
		CapPodExitPolicy:       {Basic: PodBasic{ExitPolicy: PodExitStop}},
		CapPodShmSize:          {Storage: PodStorage{ShmSize: &size}},
		CapPodServiceContainer: {Basic: PodBasic{ServiceContainer: "a"}},
		CapPodResources:        {Resources: PodResources{CPU: &PodCPU{Cpus: "0"}}},
		CapPodReadBps:          {Resources: PodResources{ReadBpsDevice: map[string]uint64{"/dev/a": 1}}},
		CapPodShmSizeSystemd:   {Storage: PodStorage{ShmSizeSystemd: &size}},
		CapPodRestart:          {Basic: PodBasic{RestartPolicy: "on-failure", RestartTries: new(uint(1))}},
	}
}

func TestPodDrops(t *testing.T) {
	specs, again := podSkewSpecs(), podSkewSpecs()
	for _, r := range podSpecRules {
		if r.leaveOut == nil {
			continue
		}
		name := r.Cap
		p, ok := specs[name]
		if !ok || !slices.Contains(p.Uses(), name) {
			t.Errorf("%s: no spec in this test uses it", name)
			continue
		}
		if used := p.without([]Capability{name}).Uses(); len(used) > 0 {
			t.Errorf("%s left out: the spec uses %v", name, used)
		}
		if !reflect.DeepEqual(p, again[name]) {
			t.Errorf("%s left out: the caller's spec has become %+v", name, p)
		}
	}
	p := &PodSpec{Network: PodNetwork{HostAdd: []string{"a:host-gateway", "b:10.0.0.1"}}}
	if got := p.without([]Capability{CapHostGateway}); len(got.Uses()) > 0 || len(got.Network.HostAdd) != 1 || len(p.Network.HostAdd) != 2 {
		t.Errorf("a setting that containers have, too: %+v of %+v", got.Network, p.Network)
	}
}
