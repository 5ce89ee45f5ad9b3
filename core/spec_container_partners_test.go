package core

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// What a setting needs, and what contradicts it, is asked for before anything is sent.
func TestSettingsWithoutTheirPartner(t *testing.T) {
	no := false
	empty := ""
	maps := &IDMappings{UIDMap: []IDMap{{Size: 1}}}
	for field, change := range map[string]func(*ContainerSpec){
		"Security.IDMappings": func(s *ContainerSpec) { s.Security.IDMappings = maps },
		"need UserNS mode private": func(s *ContainerSpec) {
			s.Security.IDMappings, s.Security.UserNS.Mode = maps, NamespaceKeepID
		},
		"Storage.RootfsOverlay": func(s *ContainerSpec) { s.Storage.RootfsOverlay = true },
		"Storage.RootfsMapping": func(s *ContainerSpec) { s.Storage.RootfsMapping = &empty },
		"Basic.PasswdEntry":     func(s *ContainerSpec) { s.Basic.ManagePassword, s.Basic.PasswdEntry = &no, "x" },
		"Basic.GroupEntry":      func(s *ContainerSpec) { s.Basic.ManagePassword, s.Basic.GroupEntry = &no, "x" },
		"Basic.ImageOS":         func(s *ContainerSpec) { s.Storage.Image, s.Storage.Rootfs, s.Basic.ImageArch = "", "/r", "arm64" },
		`Basic.Env "a=b"`:       func(s *ContainerSpec) { s.Basic.Env = map[string]string{"a=b": "c"} },
		"Basic.SecretEnv":       func(s *ContainerSpec) { s.Basic.SecretEnv = map[string]string{"": "c"} },
		"--unsetenv-all":        func(s *ContainerSpec) { s.Basic.EnvMerge, s.Basic.UnsetEnvAll = []string{"A=b"}, true },
		"UnsetEnv (--unsetenv)": func(s *ContainerSpec) { s.Basic.EnvMerge, s.Basic.UnsetEnv = []string{"A=b"}, []string{"A"} },
		"HealthCheck.Check":     func(s *ContainerSpec) { s.HealthCheck.Check = &HealthConfig{Interval: time.Second} },
		"Network.Options": func(s *ContainerSpec) {
			s.Network.NS.Mode, s.Network.Options = NamespaceBridge, map[string][]string{"bridge": {"x"}}
		},
	} {
		s := &ContainerSpec{Storage: ContainerStorage{Image: "i"}}
		if err := s.Validate(); err != nil {
			t.Fatal(err)
		}
		change(s)
		if err := s.Validate(); !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), field) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// Only the infra container would have these, which runs nothing.
func TestPodSettingsThatNoContainerHas(t *testing.T) {
	no := false
	for field, p := range map[string]PodSpec{
		"Security.SecurityOpts": {Security: PodSecurity{SecurityOpts: []string{"no-new-privileges"}}},
		"Basic.Hostname":        {Basic: PodBasic{Hostname: "h", SharedNamespaces: []string{"ipc"}}},
		"NoInfra":               {Basic: PodBasic{Hostname: "h", NoInfra: true}},
		"Basic.PID":             {Basic: PodBasic{PID: Namespace{Mode: NamespaceHost}}},
		"Network.HostAdd":       {Basic: PodBasic{SharedNamespaces: []string{}}, Network: PodNetwork{HostAdd: []string{"a:1.2.3.4"}}},
		"Basic.Sysctl":          {Basic: PodBasic{SharedNamespaces: []string{"net"}, Sysctl: map[string]string{"kernel.msgmax": "1"}}},
		"Cgroup.Parent":         {Basic: PodBasic{ShareParent: &no}, Cgroup: PodCgroup{Parent: "/p"}},
	} {
		if err := p.Validate(); !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, p := range []PodSpec{
		{Security: PodSecurity{SecurityOpts: []string{"label=disable"}}},
		{Basic: PodBasic{Hostname: "h", Sysctl: map[string]string{"kernel.msgmax": "1", "net.a": "1"}}},
		{Basic: PodBasic{SharedNamespaces: []string{"pid"}, PID: Namespace{Mode: NamespaceHost}}},
	} {
		if err := p.Validate(); err != nil {
			t.Error(err)
		}
	}
}
