package flags

import (
	"sort"
	"strings"

	"github.com/podspan/podspan/core"
)

// usernsVariable is podman's default of --userns.
const usernsVariable = "PODMAN_USERNS"

func applyUIDMap(b *build, v value) (err error) { b.uidMap, err = v.idMap('u'); return err }
func applyGIDMap(b *build, v value) (err error) { b.gidMap, err = v.idMap('g'); return err }

// finishUserNS gives the container, or the pod that is made for it, its user
// namespace.
func finishUserNS(b *build) error {
	if err := composeUserNS(b); err != nil {
		return err
	}
	if p := b.res.NewPod; p != nil && b.spec.Security.UserNS.Mode != "" {
		p.UserNS, p.IDMappings = b.spec.Security.UserNS, b.spec.Security.IDMappings
		b.spec.Security.UserNS, b.spec.Security.IDMappings = core.Namespace{}, &core.IDMappings{HostUIDMapping: true, HostGIDMapping: true}
	}
	return nil
}

// composeUserNS composes --userns, PODMAN_USERNS, --uidmap and --gidmap.
// Mappings make a private namespace; one list serves for both kinds of ID
// where the other is not given. Without any, the mapping says "the host's".
func composeUserNS(b *build) error {
	maps := &core.IDMappings{HostUIDMapping: true, HostGIDMapping: true}
	b.spec.Security.IDMappings = maps
	if b.said("uidmap") || b.said("gidmap") {
		maps.UIDMap, maps.GIDMap = b.uidMap, b.gidMap
		if !b.said("gidmap") {
			maps.GIDMap = b.uidMap
		}
		if !b.said("uidmap") {
			maps.UIDMap = b.gidMap
		}
		maps.HostUIDMapping, maps.HostGIDMapping = len(maps.UIDMap) == 0, len(maps.GIDMap) == 0
		b.spec.Security.UserNS.Mode = core.NamespacePrivate
		return nil
	}
	v := value{flag: "--userns", text: b.userns}
	if v.text == "" && (b.spec.Basic.Pod == "" || b.res.NewPod != nil) {
		if env, ok := b.env.lookup(usernsVariable); ok {
			v = value{flag: usernsVariable, text: env}
		}
	}
	ns, err := v.userNamespace()
	if err != nil {
		return err
	}
	b.spec.Security.UserNS = ns
	switch ns.Mode {
	case core.NamespaceAuto:
		maps.Auto, err = v.autoUserNS(ns.Value)
		b.spec.Security.UserNS.Value = "" // all of it is in maps.Auto
		maps.HostUIDMapping, maps.HostGIDMapping = false, false
	case core.NamespaceKeepID:
		err = v.checkKeepID(ns.Value)
		maps.HostUIDMapping, maps.HostGIDMapping = false, false
	case core.NamespacePrivate:
		err = v.badText("a private user namespace needs --uidmap or --gidmap; auto and keep-id make their own")
	}
	return err
}

// userNamespace reads the forms of --userns.
func (v value) userNamespace() (core.Namespace, error) {
	mode, val, valued := strings.Cut(v.text, ":")
	switch {
	case v.text == "nomap":
		return core.Namespace{Mode: core.NamespaceNoMap}, nil
	case mode == "auto" || mode == "keep-id":
		if valued && val == "" {
			return core.Namespace{}, v.badText("options are missing after the colon")
		}
		return core.Namespace{Mode: core.NamespaceMode(mode), Value: val}, nil
	}
	return v.namespace(core.NamespaceAuto, core.NamespaceKeepID, "nomap")
}

// autoUserNS reads size=, uidmapping= and gidmapping=.
func (v value) autoUserNS(opts string) (*core.AutoUserNS, error) {
	auto := &core.AutoUserNS{}
	if opts == "" {
		return auto, nil
	}
	for _, o := range strings.Split(opts, ",") {
		key, val, _ := strings.Cut(o, "=")
		switch key {
		case "size":
			n, ok := parseNumber(val, 10)
			if !ok {
				return nil, v.badText("size is a number of IDs")
			}
			auto.Size = n
		case "uidmapping", "gidmapping":
			m, err := value{flag: v.flag + " " + key, list: []string{val}}.idMap(key[0])
			if err != nil {
				return nil, err
			}
			if key == "uidmapping" {
				auto.AdditionalUIDMappings = append(auto.AdditionalUIDMappings, m...)
			} else {
				auto.AdditionalGIDMappings = append(auto.AdditionalGIDMappings, m...)
			}
		default:
			return nil, v.badText("unknown option %q: auto takes size=, uidmapping= and gidmapping=", o)
		}
	}
	return auto, nil
}

// checkKeepID checks uid= and gid=; the server reads them.
func (v value) checkKeepID(opts string) error {
	if opts == "" {
		return nil
	}
	for _, o := range strings.Split(opts, ",") {
		key, val, _ := strings.Cut(o, "=")
		if _, ok := parseNumber(val, 10); !ok || key != "uid" && key != "gid" {
			return v.badText("keep-id takes uid=NUMBER and gid=NUMBER")
		}
	}
	return nil
}

// idMap reads CONTAINER:HOST[:SIZE], several in a row allowed, for kind 'u' or
// 'g'. A letter u or g in front keeps an entry to that kind. The result is in
// order of the container's IDs, neighbours joined.
func (v value) idMap(kind byte) ([]core.IDMap, error) {
	var maps []core.IDMap
	for _, s := range v.list {
		parts := strings.Split(s, ":")
		if len(parts) == 2 {
			parts = append(parts, "1")
		}
		if len(parts)%3 != 0 {
			return nil, v.bad(s, "use CONTAINER:HOST[:SIZE]")
		}
		for ; len(parts) > 0; parts = parts[3:] {
			first := strings.TrimLeft(parts[0], "ug+")
			marks := parts[0][:len(parts[0])-len(first)]
			if strings.Contains(marks, "+") || strings.HasPrefix(parts[1], "@") {
				return nil, v.bad(s, "+ and @ refer to the mappings of the server's user, which its API does not tell: give the IDs themselves")
			}
			var m core.IDMap
			var ok [3]bool
			m.ContainerID, ok[0] = parseNumber(first, 10)
			m.HostID, ok[1] = parseNumber(parts[1], 10)
			m.Size, ok[2] = parseNumber(parts[2], 10)
			if ok != [3]bool{true, true, true} {
				return nil, v.bad(s, "use CONTAINER:HOST[:SIZE] with numbers from 0 to 4294967295")
			}
			if marks != "" && strings.IndexByte(marks, kind) < 0 || m.Size == 0 {
				continue
			}
			maps = append(maps, m)
		}
	}
	return joinIDMaps(maps), nil
}

func joinIDMaps(maps []core.IDMap) []core.IDMap {
	sort.SliceStable(maps, func(i, j int) bool { return maps[i].ContainerID < maps[j].ContainerID })
	var out []core.IDMap
	for _, m := range maps {
		if n := len(out) - 1; n >= 0 && uint64(out[n].ContainerID)+uint64(out[n].Size) == uint64(m.ContainerID) &&
			uint64(out[n].HostID)+uint64(out[n].Size) == uint64(m.HostID) {
			out[n].Size += m.Size
			continue
		}
		out = append(out, m)
	}
	return out
}
