package core

import (
	"errors"
	"net/netip"
	"reflect"
	"slices"
	"strings"
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
		CapDeviceRuleUserNS: {Security: ContainerSecurity{UserNS: Namespace{Mode: NamespacePrivate}},
			Storage: ContainerStorage{DeviceCgroup: []DeviceCgroup{{}}}},
		CapExpose: {Network: ContainerNetwork{Expose: map[uint16]string{80: "tcp"}}},
		CapExposeJoined: {Network: ContainerNetwork{NS: Namespace{Mode: NamespaceHost}, PublishAll: true,
			Expose: map[uint16]string{80: "tcp"}}},
		CapPasta: {Network: ContainerNetwork{NS: Namespace{Mode: NamespacePasta}, Options: map[string][]string{"pasta": {"-T"}}}},
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
	c.options.Skew = func(*UnsupportedError) error { return no }
	if _, err := c.CreateContainer(t.Context(), s, CreateOptions{}); !errors.Is(err, no) {
		t.Errorf("the policy's error is %v", err)
	}
	if n := len(conn.requests(OpContainerCreate)); n != 0 {
		t.Errorf("%d creates of a refused spec", n)
	}
	c.options.Skew = func(*UnsupportedError) error { return nil }
	made, err := c.CreateContainer(t.Context(), s, CreateOptions{})
	if err != nil || len(made.Warnings) != 2 || !strings.HasPrefix(made.Warnings[0], "left out: --timeout ") {
		t.Errorf("nobody is told: %+v, %v", made, err)
	}
	var told []Capability
	c.options.LeftOut = func(e *UnsupportedError) { told = append(told, e.Cap) }
	if made, err := c.CreateContainer(t.Context(), s, CreateOptions{}); err != nil || made.Warnings != nil {
		t.Errorf("%+v, %v", made, err)
	}
	sent := conn.requests(OpContainerCreate)
	if want := []Capability{CapTimeout, CapPasswdEntry}; len(sent) != 2 || !slices.Equal(told, want) {
		t.Errorf("%d creates; told %v, want %v", len(sent), told, want)
	}
}

// One error names all that is wrong with a spec: what is essential, what the policy
// refuses, and bad values. What the policy would have left out is not told then.
func TestSkewPolicyNamesAll(t *testing.T) {
	s := func() *ContainerSpec {
		return &ContainerSpec{Storage: ContainerStorage{Image: "a", IPC: Namespace{Mode: NamespaceNone}},
			Basic:   ContainerBasic{PasswdEntry: "a"},
			Network: ContainerNetwork{NS: Namespace{Mode: NamespaceHost}, Ports: []PortMapping{{ContainerPort: 80}}}}
	}
	bad := s()
	bad.Basic.RestartPolicy = "sometimes"
	told := 0
	for _, tt := range []struct {
		name   string
		policy SkewPolicy
		spec   *ContainerSpec
		want   []string
	}{
		{"strict", nil, s(), []string{"--passwd-entry", "--ipc=none"}},
		{"leaves out", func(*UnsupportedError) error { return nil }, s(), []string{"--ipc=none"}},
		{"refuses", func(e *UnsupportedError) error { return e }, s(), []string{"--publish", "--passwd-entry", "--ipc=none"}},
		{"refuses, and a bad value", func(e *UnsupportedError) error { return e }, bad, []string{"--publish", "--passwd-entry", "--ipc=none"}},
	} {
		c, conn := scripted(t, "3.0.0", text(OpContainerCreate, `{"Id":"abc"}`))
		c.options.Skew, c.options.LeftOut = tt.policy, func(*UnsupportedError) { told++ }
		_, err := c.CreateContainer(t.Context(), tt.spec, CreateOptions{})
		var refused Refusals
		errors.As(err, &refused)
		var got []string
		for _, e := range refused {
			got = append(got, e.Option)
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) || errors.Is(err, ErrInvalid) != (tt.spec == bad) || told > 0 ||
			len(conn.requests(OpContainerCreate)) > 0 {
			t.Errorf("%s: %v refused, want %v; told %d times; %v", tt.name, got, tt.want, told, err)
		}
	}
}

// The results of the other creates tell what a policy has left out, too.
func TestLeftOutInResults(t *testing.T) {
	c, _ := scripted(t, "3.4.4", text(OpSecretCreate, `{"ID":"abc"}`))
	c.options.Skew = func(*UnsupportedError) error { return nil }
	made, err := c.CreateSecret(t.Context(), &SecretSpec{Name: "s", Labels: map[string]string{"a": "b"}, Data: strings.NewReader("x")},
		CreateOptions{})
	if err != nil || len(made.Warnings) != 1 || !strings.Contains(made.Warnings[0], "--label") {
		t.Errorf("%+v, %v", made, err)
	}
}

// What a call's options ask for is left out of the query.
func TestSkewPolicyOnCalls(t *testing.T) {
	c, conn := scripted(t, "3.0.0", text(OpContainerRemove, `[]`))
	c.options.Skew = func(*UnsupportedError) error { return nil }
	if _, err := c.RemoveContainer(t.Context(), "web", RemoveContainerOptions{Depend: true, Force: true}); err != nil {
		t.Fatal(err)
	}
	sent := conn.requests(OpContainerRemove)
	if len(sent) != 1 || sent[0].Query.Has("depend") || !sent[0].Query.Has("force") {
		t.Errorf("sent %v", sent)
	}
}
