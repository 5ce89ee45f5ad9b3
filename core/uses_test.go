package core

import (
	"slices"
	"strings"
	"testing"
)

// Interfaces have the names that servers before 4.0 give them, in the order of
// the networks' names, or names that need a newer server.
func TestInterfaceNamesUse(t *testing.T) {
	const id = "0123456789ab"
	for nets, want := range map[string]bool{
		"":                  false,
		"n2 n1":             false,
		"n1=eth0":           false,
		"n1=eth1":           true,
		"n1=lan0":           true,
		"n1=eth0 n2=eth1":   false,
		"n1 n2=eth1":        false,
		"n2=eth1 n1=eth0":   false,
		"n2=eth1 n1":        false,
		"n2=eth0 n1=eth1":   true,
		"n2=eth0 n1":        true,
		"n1=eth0 n2=lan0":   true,
		"B=eth0 a=eth1":     false, // in the order of bytes
		"a=eth0 B=eth1":     true,
		id + "=eth0":        false,
		id + "=eth0 z=eth1": true, // whose name may be anything
		id + " z":           false,
	} {
		var spec ContainerSpec
		for _, n := range strings.Fields(nets) {
			name, ifname, _ := strings.Cut(n, "=")
			spec.Network.Networks = append(spec.Network.Networks, NetworkAttachment{Name: name, InterfaceName: ifname})
		}
		if got := slices.Contains(spec.Uses(), CapInterfaceName); got != want {
			t.Errorf("%q uses %s: %t, want %t", nets, CapInterfaceName, got, want)
		}
		pod := PodSpec{Network: PodNetwork{Networks: spec.Network.Networks}}
		if got := slices.Contains(pod.Uses(), CapInterfaceName); got != want {
			t.Errorf("a pod on %q uses %s: %t, want %t", nets, CapInterfaceName, got, want)
		}
	}
}

func TestPrivilegedDeviceUse(t *testing.T) {
	for device, want := range map[string]bool{
		"/dev/a": false, "/dev/a:rwm": false, "/dev/a:r": false, "/dev/a:/dev/a": false, "/dev/a:/dev//a:rw": false, "vendor.com/class=a": false,
		"/dev/a:/dev/b": true, "/dev/a:/dev/b:r": true,
	} {
		spec := ContainerSpec{Storage: ContainerStorage{Devices: []string{"/dev/c", device}}}
		if slices.Contains(spec.Uses(), CapPrivilegedDevice) {
			t.Errorf("%s without privileges uses %s", device, CapPrivilegedDevice)
		}
		spec.Security.Privileged = true
		if got := slices.Contains(spec.Uses(), CapPrivilegedDevice); got != want {
			t.Errorf("%s uses %s: %t, want %t", device, CapPrivilegedDevice, got, want)
		}
	}
}

func TestOwnAnnotationsUse(t *testing.T) {
	for _, a := range ownAnnotations {
		for said, want := range map[string]bool{"TRUE": true, "": true, "x": true, "FALSE": false} {
			spec := ContainerSpec{Basic: ContainerBasic{Annotations: map[string]string{a.key: said}}}
			if got := slices.Contains(spec.Uses(), CapOwnAnnotations); got != want {
				t.Errorf("%s=%s uses %s: %t, want %t", a.key, said, CapOwnAnnotations, got, want)
			}
		}
	}
	on := ContainerSpec{
		Basic: ContainerBasic{Remove: true, Annotations: map[string]string{}}, Storage: ContainerStorage{Image: "i", Init: true},
		Security: ContainerSecurity{Privileged: true}, Network: ContainerNetwork{PublishAll: true},
	}
	for _, a := range ownAnnotations {
		on.Basic.Annotations[a.key] = "TRUE"
	}
	if got := on.Uses(); slices.Contains(got, CapOwnAnnotations) || on.Validate() != nil {
		t.Errorf("what servers write anyway uses %v, and is invalid: %v", got, on.Validate())
	}
	for _, a := range ownAnnotations {
		on.Basic.Annotations[a.key] = "FALSE"
	}
	if err := on.Validate(); err == nil || strings.Count(err.Error(), "contradicts") != len(ownAnnotations) {
		t.Errorf("against the options: %v", err)
	}
}
