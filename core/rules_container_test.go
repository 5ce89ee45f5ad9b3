package core

import (
	"errors"
	"slices"
	"testing"
)

// What is exposed is for --publish-all alone before 3.4.0, and lost in a network
// that is not the container's own before 5.3.0.
func TestExposeOnNetworks(t *testing.T) {
	const own, joined = CapExpose, CapExposeJoined
	for _, tt := range []struct {
		version string
		ns      NamespaceMode
		pod     string
		all     bool
		refused []Capability
	}{
		{version: "3.3.1", refused: []Capability{own}},
		{version: "3.3.1", all: true},
		{version: "3.4.0"},
		{version: "3.4.4", ns: NamespaceHost, refused: []Capability{joined}},
		{version: "3.3.1", ns: NamespaceNone, refused: []Capability{own, joined}},
		{version: "4.9.5", ns: NamespaceContainer, refused: []Capability{joined}},
		{version: "4.9.5", ns: NamespacePath, refused: []Capability{joined}},
		{version: "4.9.5", pod: "p", refused: []Capability{joined}},
		{version: "4.9.5", pod: "p", ns: NamespacePrivate},
		{version: "4.9.5", ns: NamespaceBridge},
		{version: "5.3.0", ns: NamespaceHost},
		{version: "5.3.0", pod: "p"},
	} {
		s := &ContainerSpec{Storage: ContainerStorage{Image: "img"}, Basic: ContainerBasic{Pod: tt.pod}, Network: ContainerNetwork{
			NS: Namespace{Mode: tt.ns}, Expose: map[uint16]string{80: "tcp"}, PublishAll: tt.all,
		}}
		if tt.ns == NamespaceContainer || tt.ns == NamespacePath {
			s.Network.NS.Value = "/x"
		}
		var refused Refusals
		err := CheckContainer(Server{Version: MustVersion(tt.version)}, s)
		if errors.As(err, &refused); len(refused) != len(tt.refused) || err != nil && refused == nil {
			t.Errorf("%+v: %v", tt, err)
			continue
		}
		for i, u := range refused {
			if u.Cap != tt.refused[i] {
				t.Errorf("%+v: %v", tt, err)
			}
		}
	}
}

// Some releases in between forget device rules in a user namespace.
func TestDeviceRulesInAUserNamespace(t *testing.T) {
	for version, want := range map[string]Support{
		"3.4.7": Native, "4.0.0": Refused, "4.3.1": Refused, "4.5.1": Refused, "4.6.0": Native, "5.4.2": Native,
	} {
		if got := Supports(CapDeviceRuleUserNS, MustVersion(version)); got != want {
			t.Errorf("%s: %s, want %s", version, got, want)
		}
	}
	rule, _ := LookupRule(CapDeviceRuleUserNS)
	if got, want := rule.Needs(), "Podman < 4.0.0 or > 4.5.1"; got != want {
		t.Errorf("needs %s, want %s", got, want)
	}
	for mode, uses := range map[NamespaceMode]bool{
		NamespacePrivate: true, NamespaceContainer: true, NamespacePath: true,
		NamespaceAuto: false, NamespaceKeepID: false, NamespaceHost: false, "": false,
	} {
		s := ContainerSpec{Storage: ContainerStorage{DeviceCgroup: []DeviceCgroup{{}}}}
		s.Security.UserNS.Mode = mode
		if got := slices.Contains(s.Uses(), CapDeviceRuleUserNS); got != uses {
			t.Errorf("mode %q uses it: %t", mode, got)
		}
	}
}
