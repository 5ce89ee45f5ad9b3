package core

import (
	"errors"
	"net/netip"
	"reflect"
	"slices"
	"testing"
	"time"
)

// skewSpecs use the droppable capabilities, one each.
func skewSpecs() map[Capability]ContainerSpec {
	idle, burst, check := int64(1), uint64(1), true
	net := func(n ...NetworkAttachment) ContainerSpec {
		return ContainerSpec{Network: ContainerNetwork{Networks: n}}
	}
	return map[Capability]ContainerSpec{
		CapTimeout:          {Basic: ContainerBasic{Timeout: 1}},
		CapSecretEnv:        {Basic: ContainerBasic{SecretEnv: map[string]string{"A": "b"}}},
		CapDependencies:     {Basic: ContainerBasic{Dependencies: []string{"a"}}},
		CapSecrets:          {Storage: ContainerStorage{Secrets: []ContainerSecret{{Source: "a"}}}},
		CapSecretTarget:     {Storage: ContainerStorage{Secrets: []ContainerSecret{{Source: "a", Target: "b"}}}},
		CapDeviceCgroupRule: {Storage: ContainerStorage{DeviceCgroup: []DeviceCgroup{{Type: "a"}}}},
		CapPersonality:      {Basic: ContainerBasic{Personality: &Personality{Domain: "LINUX"}}},
		CapCreateWorkDir:    {Storage: ContainerStorage{CreateWorkDir: true}},
		CapOverlayOptions:   {Storage: ContainerStorage{OverlayVolumes: []OverlayVolume{{Options: []string{"U"}}}}},
		CapDeviceRules:      {Resources: ContainerResources{DeviceRules: []DeviceRule{{Allow: true}}}},
		CapPrivilegedDevice: {Security: ContainerSecurity{Privileged: true},
			Storage: ContainerStorage{Devices: []string{"/dev/a", "/dev/b:/dev/c"}}},
		CapOwnAnnotations: {Basic: ContainerBasic{Annotations: map[string]string{"io.podman.annotations.init": "TRUE", "a": "b"}}},
		CapHostUsers:      {Basic: ContainerBasic{HostUsers: []string{"a"}}},
		CapUnsetEnv:       {Basic: ContainerBasic{UnsetEnv: []string{"A"}}},
		CapUnsetEnvAll:    {Basic: ContainerBasic{UnsetEnvAll: true}},
		CapManagePassword: {Basic: ContainerBasic{ManagePassword: new(false)}},
		CapStorageOpts:    {Storage: ContainerStorage{StorageOpts: map[string]string{"size": "1"}}},
		CapNetworkAddresses: net(NetworkAttachment{Name: "a", StaticIPs: []netip.Addr{netip.MustParseAddr("10.0.0.1")}},
			NetworkAttachment{Name: "b"}),
		CapNetworkIPv6: net(NetworkAttachment{Name: "a",
			StaticIPs: []netip.Addr{netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("fd00::1")}}),
		CapDefaultNetworkAlias:  net(NetworkAttachment{Aliases: []string{"a"}}),
		CapDefaultNetworkBeside: net(NetworkAttachment{Name: "a"}, NetworkAttachment{}),
		CapHostGateway:          {Network: ContainerNetwork{HostAdd: []string{"a:host-gateway", "b:10.0.0.1"}}},
		CapInterfaceName:        net(NetworkAttachment{Name: "a", InterfaceName: "lan0"}),
		CapNetworkDriverOptions: net(NetworkAttachment{Name: "a", Options: map[string]string{"k": "v"}}),
		CapPasswdEntry:          {Basic: ContainerBasic{PasswdEntry: "a"}},
		CapGroupEntry:           {Basic: ContainerBasic{GroupEntry: "a"}},
		CapChrootDirs:           {Storage: ContainerStorage{ChrootDirs: []string{"/a"}}},
		CapEnvMerge:             {Basic: ContainerBasic{EnvMerge: []string{"A=b"}}},
		CapAnonymousName:        {Storage: ContainerStorage{Volumes: []NamedVolume{{Name: "a", Anonymous: true}}}},
		CapHealthOnFailure:      {HealthCheck: ContainerHealthCheck{OnFailure: HealthActionKill}},
		CapHealthStartup:        {HealthCheck: ContainerHealthCheck{Startup: &StartupHealthConfig{}}},
		CapCPUIdle:              {Resources: ContainerResources{CPU: &CPU{Idle: &idle}}},
		CapCPUBurst:             {Resources: ContainerResources{CPU: &CPU{Burst: &burst}}},
		CapMemoryCheck:          {Resources: ContainerResources{Memory: &Memory{CheckBeforeUpdate: &check}}},
		CapShmSizeSystemd:       {Storage: ContainerStorage{ShmSizeSystemd: new(Bytes(1))}},
		CapLabelNested:          {Security: ContainerSecurity{LabelNested: true}},
		CapSdNotifyHealthy:      {Basic: ContainerBasic{SdNotifyMode: "healthy"}},
		CapBlkioWeightDevice:    {Resources: ContainerResources{WeightDevice: map[string]uint16{"/dev/a": 10}}},
		CapIntelRdt:             {Resources: ContainerResources{IntelRdt: &IntelRdt{ClosID: "a"}}},
		CapPasta:                {Network: ContainerNetwork{NS: Namespace{Mode: NamespacePasta}, Options: map[string][]string{"pasta": {"-T"}}}},
	}
}

// Leaving a setting out ends its use, uses nothing else, and leaves the
// caller's spec as it is.
func TestSpecDrops(t *testing.T) {
	specs, again := skewSpecs(), skewSpecs()
	for _, r := range containerRows() {
		if r.leaveOut == nil {
			continue
		}
		name := r.Cap
		s, ok := specs[name]
		if !ok {
			t.Errorf("%s has no spec in this test", name)
			continue
		}
		if !slices.Contains(s.Uses(), name) {
			t.Errorf("%s: the test's spec does not use it", name)
		}
		got := s.without([]Capability{name})
		if used := got.Uses(); len(used) > 0 && !(name == CapSecretTarget && slices.Equal(used, []Capability{CapSecrets})) {
			t.Errorf("%s left out: the spec uses %v", name, used)
		}
		if want := again[name]; !reflect.DeepEqual(s, want) {
			t.Errorf("%s left out: the caller's spec has become %+v", name, s)
		}
	}
}

func TestSkewPolicy(t *testing.T) {
	s := &ContainerSpec{Storage: ContainerStorage{Image: "a"}, Basic: ContainerBasic{PasswdEntry: "a", Timeout: time.Second}}
	c, conn := scripted(t, "3.0.0", text(OpContainerCreate, `{"Id":"abc"}`))
	if _, err := c.CreateContainer(t.Context(), s, CreateOptions{}); !errors.Is(err, ErrUnsupported) {
		t.Errorf("without a policy: %v", err)
	}
	no := errors.New("no")
	c.SetSkewPolicy(func(*UnsupportedError) error { return no })
	if _, err := c.CreateContainer(t.Context(), s, CreateOptions{}); !errors.Is(err, no) {
		t.Errorf("the policy's error is %v", err)
	}
	if n := len(conn.requests(OpContainerCreate)); n != 0 {
		t.Errorf("%d creates of a refused spec", n)
	}
	var told []Capability
	c.SetSkewPolicy(func(e *UnsupportedError) error { told = append(told, e.Cap); return nil })
	if _, err := c.CreateContainer(t.Context(), s, CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	sent := conn.requests(OpContainerCreate)
	if want := []Capability{CapTimeout, CapPasswdEntry}; len(sent) != 1 || !slices.Equal(told, want) {
		t.Errorf("%d creates; told %v, want %v", len(sent), told, want)
	}

	told = nil
	essential := &ContainerSpec{Storage: ContainerStorage{Image: "a", IPC: Namespace{Mode: NamespaceNone}},
		Basic: ContainerBasic{PasswdEntry: "a"}}
	if _, err := c.CreateContainer(t.Context(), essential, CreateOptions{}); !errors.Is(err, ErrUnsupported) || told != nil {
		t.Errorf("an essential setting: %v; told %v", err, told)
	}
}

// What a call's options ask for is left out of the query.
func TestSkewPolicyOnCalls(t *testing.T) {
	c, conn := scripted(t, "3.0.0", text(OpContainerRemove, `[]`))
	c.SetSkewPolicy(func(*UnsupportedError) error { return nil })
	if _, err := c.RemoveContainer(t.Context(), "web", RemoveContainerOptions{Depend: true, Force: true}); err != nil {
		t.Fatal(err)
	}
	sent := conn.requests(OpContainerRemove)
	if len(sent) != 1 || sent[0].Query.Has("depend") || !sent[0].Query.Has("force") {
		t.Errorf("sent %v", sent)
	}
}
