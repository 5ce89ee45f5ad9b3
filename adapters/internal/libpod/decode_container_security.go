package libpod

import (
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

func (d *decoder) security() {
	s := &d.in.ContainerSecurityConfig
	d.out.Security = core.ContainerSecurity{
		Privileged:      s.Privileged,
		User:            s.User,
		Groups:          s.Groups,
		CapAdd:          s.CapAdd,
		CapDrop:         s.CapDrop,
		NoNewPrivileges: s.NoNewPrivileges,
		SelinuxOpts:     s.SelinuxOpts,
		LabelNested:     s.LabelNested,
		ApparmorProfile: s.ApparmorProfile,
		SeccompPolicy:   s.SeccompPolicy,
		SeccompProfile:  s.SeccompProfilePath,
		UserNS:          d.namespace(s.UserNS),
		IDMappings:      d.idMappings(),
		ReadOnly:        s.ReadOnlyFilesystem,
		ReadWriteTmpfs:  s.ReadWriteTmpfs,
		Umask:           s.Umask,
		ProcOpts:        s.ProcOpts,
		Mask:            s.Mask,
		Unmask:          s.Unmask,
	}
	c := &d.in.ContainerCgroupConfig
	d.out.Cgroup = core.ContainerCgroup{NS: d.namespace(c.CgroupNS), Mode: c.CgroupsMode, Parent: c.CgroupParent}
}

func (d *decoder) idMappings() *core.IDMappings {
	m := d.in.IDMappings
	if m == nil {
		return nil
	}
	out := &core.IDMappings{
		HostUIDMapping: m.HostUIDMapping, HostGIDMapping: m.HostGIDMapping,
		UIDMap: Each(m.UIDMap, d.idMap), GIDMap: Each(m.GIDMap, d.idMap),
	}
	o := m.AutoUserNsOpts
	auto := core.AutoUserNS{
		Size: o.Size, InitialSize: o.InitialSize, PasswdFile: o.PasswdFile, GroupFile: o.GroupFile,
		AdditionalUIDMappings: Each(o.AdditionalUIDMappings, d.idMap),
		AdditionalGIDMappings: Each(o.AdditionalGIDMappings, d.idMap),
	}
	switch {
	case m.AutoUserNs:
		out.Auto = &auto
	case auto.Size != 0 || auto.InitialSize != 0 || auto.PasswdFile != "" || auto.GroupFile != "" ||
		len(auto.AdditionalUIDMappings)+len(auto.AdditionalGIDMappings) > 0:
		d.Field("idmappings.AutoUserNsOpts", "", "has no meaning without AutoUserNs")
	}
	return out
}

func (d *decoder) idMap(m *wire.IDMap) core.IDMap {
	const field = "idmappings"
	return core.IDMap{ContainerID: d.ID(field, m.ContainerID), HostID: d.ID(field, m.HostID), Size: d.ID(field, m.Size)}
}
