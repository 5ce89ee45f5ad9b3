package libpod

import (
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// security encodes privileges, the user namespace and the cgroup.
func (e *encoder) security() {
	s := &e.s.Security
	e.out.ContainerSecurityConfig = wire.ContainerSecurityConfig{
		Privileged:         s.Privileged,
		User:               s.User,
		Groups:             s.Groups,
		CapAdd:             s.CapAdd,
		CapDrop:            s.CapDrop,
		SelinuxOpts:        s.SelinuxOpts,
		ApparmorProfile:    s.ApparmorProfile,
		SeccompPolicy:      s.SeccompPolicy,
		SeccompProfilePath: s.SeccompProfile,
		NoNewPrivileges:    s.NoNewPrivileges,
		UserNS:             namespace(s.UserNS),
		IDMappings:         e.idMappings(),
		ReadOnlyFilesystem: s.ReadOnly,
		ReadWriteTmpfs:     s.ReadWriteTmpfs && e.server.Version.AtLeast(sinceTmpfs),
		LabelNested:        s.LabelNested,
		Umask:              s.Umask,
		ProcOpts:           s.ProcOpts,
		Mask:               s.Mask,
		Unmask:             s.Unmask,
	}
	e.out.ContainerCgroupConfig = wire.ContainerCgroupConfig{
		CgroupNS:     namespace(e.s.Cgroup.NS),
		CgroupsMode:  e.s.Cgroup.Mode,
		CgroupParent: e.s.Cgroup.Parent,
	}
}

// idMappings returns what servers read of a user namespace that they choose: the mappings, not
// the namespace's mode.
func (e *encoder) idMappings() *wire.IDMappingOptions {
	m, auto := e.s.Security.IDMappings, e.s.Security.UserNS.Mode == core.NamespaceAuto
	if m == nil {
		if auto {
			return &wire.IDMappingOptions{AutoUserNs: true}
		}
		return nil
	}
	out := &wire.IDMappingOptions{
		HostUIDMapping: m.HostUIDMapping,
		HostGIDMapping: m.HostGIDMapping,
		UIDMap:         Each(m.UIDMap, e.idMap),
		GIDMap:         Each(m.GIDMap, e.idMap),
		AutoUserNs:     auto || m.Auto != nil,
	}
	if a := m.Auto; a != nil {
		out.AutoUserNsOpts = wire.AutoUserNsOptions{
			Size: a.Size, InitialSize: a.InitialSize, PasswdFile: a.PasswdFile, GroupFile: a.GroupFile,
			AdditionalUIDMappings: Each(a.AdditionalUIDMappings, e.idMap),
			AdditionalGIDMappings: Each(a.AdditionalGIDMappings, e.idMap),
		}
	}
	return out
}

func (e *encoder) idMap(m *core.IDMap) wire.IDMap {
	const field = "Security.IDMappings"
	return wire.IDMap{ContainerID: e.Int(field, m.ContainerID), HostID: e.Int(field, m.HostID), Size: e.Int(field, m.Size)}
}
