package core

import (
	"slices"
	"strings"
)

// validatePartners refuses settings that mean nothing without another one that is missing:
// servers accept them and leave them out.
func (s *ContainerSpec) validatePartners(v *validator) {
	b, st := &s.Basic, &s.Storage
	m := s.Security.IDMappings
	mapped := m != nil && len(m.UIDMap)+len(m.GIDMap) > 0
	v.require(!mapped || b.Pod != "" || s.Security.UserNS.Mode == NamespacePrivate, "Security.IDMappings", "",
		"need UserNS mode private: servers use none, or others, with any other mode")
	v.require(!st.RootfsOverlay || st.Rootfs != "", "Storage.RootfsOverlay", "", "needs Storage.Rootfs")
	v.require(st.RootfsMapping == nil || st.Rootfs != "", "Storage.RootfsMapping", "", "needs Storage.Rootfs")
	if b.ManagePassword != nil && !*b.ManagePassword {
		v.require(b.PasswdEntry == "", "Basic.PasswdEntry", b.PasswdEntry,
			"contradicts ManagePassword false (--passwd=false): nothing is added to /etc/passwd")
		v.require(b.GroupEntry == "", "Basic.GroupEntry", b.GroupEntry,
			"contradicts ManagePassword false (--passwd=false): nothing is added to /etc/group")
	}
	v.require(st.Rootfs == "" || b.ImageOS+b.ImageArch+b.ImageVariant == "", "Basic.ImageOS", "",
		"are an image's: Storage.Rootfs (--rootfs) has no platform to choose")
	s.validateEnv(v)
}

// validateEnv refuses names that servers read as other names, and variables that another
// setting removes again.
func (s *ContainerSpec) validateEnv(v *validator) {
	b := &s.Basic
	for _, env := range []struct {
		field string
		names map[string]string
	}{{"Basic.Env", b.Env}, {"Basic.SecretEnv", b.SecretEnv}} {
		for name := range env.names {
			v.require(name != "" && !strings.Contains(name, "="), env.field, name, `a variable's name is not empty and has no "="`)
		}
	}
	for _, e := range b.EnvMerge {
		name, _, _ := strings.Cut(e, "=")
		v.require(name != "", "Basic.EnvMerge", e, "a variable needs a name")
		v.require(!b.UnsetEnvAll, "Basic.EnvMerge", e, "contradicts UnsetEnvAll (--unsetenv-all): servers leave the variable out; set it (--env)")
		v.require(!slices.Contains(b.UnsetEnv, name), "Basic.EnvMerge", e,
			"contradicts UnsetEnv (--unsetenv): servers leave the variable out; set it (--env)")
	}
}
