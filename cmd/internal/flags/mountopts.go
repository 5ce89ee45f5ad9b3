package flags

import (
	"path"
	"slices"
	"strings"
)

// mountReaders read one option of --mount, by type.
var mountReaders = map[string]func(m *mountSpec, key, val string, valued bool, whole string) error{
	"bind": readMountOption, "glob": readMountOption, "volume": readMountOption,
	"tmpfs": readMountOption, "ramfs": readMountOption,
	"image": readImageOption, "devpts": readDevptsOption,
}

// mountFlags are options without a value, by what excludes each other.
var mountFlags = map[string]string{
	"nodev": "dev", "dev": "dev", "noexec": "exec", "exec": "exec", "nosuid": "suid", "suid": "suid",
	"shared": "propagation", "rshared": "propagation", "private": "propagation", "rprivate": "propagation",
	"slave": "propagation", "rslave": "propagation", "unbindable": "propagation", "runbindable": "propagation",
	"Z": "relabel", "z": "relabel",
	"noswap": "noswap", "tmpcopyup": "tmpcopyup", "notmpcopyup": "tmpcopyup",
}

// typeOnly are options that one type of mount has alone.
var typeOnly = map[string]string{
	"bind-nonrecursive": "bind", "bind-propagation": "bind",
	"tmpcopyup": "tmpfs", "notmpcopyup": "tmpfs", "tmpfs-mode": "tmpfs", "tmpfs-size": "tmpfs",
	"volume-opt": "volume", "volume-label": "volume", "subpath": "volume", "volume-subpath": "volume",
}

// once refuses a second option of a group.
func (m *mountSpec) once(group, key string) error {
	if m.seen[group] {
		return m.bad("%s is given twice or with what it excludes", key)
	}
	m.seen[group] = true
	return nil
}

func readMountOption(m *mountSpec, key, val string, valued bool, whole string) error {
	if t := typeOnly[key]; t != "" && t != m.kind {
		return m.bad("%s is for type=%s only", key, t)
	}
	if group := mountFlags[key]; group != "" {
		if valued {
			return m.bad("%s takes no value", key)
		}
		m.options = append(m.options, key)
		return m.once(group, key)
	}
	switch key {
	case "readonly", "ro", "rw", "U", "chown", "bind-nonrecursive":
		return readMountBool(m, key, val, valued)
	case "consistency":
		m.consistency = true
		return nil
	case "idmap":
		m.options = append(m.options, whole)
		return nil
	}
	if !valued || val == "" {
		return m.unknownOrEmpty(key)
	}
	switch key {
	case "src", "source":
		return m.setSource(key, val)
	case "target", "dst", "destination":
		return m.setTarget(val)
	case "bind-propagation":
		m.options = append(m.options, val)
		return m.once("propagation", key)
	case "relabel":
		opt, ok := map[string]string{"private": "Z", "shared": "z"}[val]
		if !ok {
			return m.bad("relabel is private or shared")
		}
		m.options = append(m.options, opt)
		return m.once("relabel", key)
	case "tmpfs-mode", "tmpfs-size":
		m.options = append(m.options, strings.TrimPrefix(key, "tmpfs-")+"="+val)
		return m.once(key, key)
	case "volume-opt":
		m.options = append(m.options, whole)
		return nil
	case "subpath", "volume-subpath":
		m.subPath = val
		return m.once("subpath", key)
	case "volume-label":
		return m.bad("podman has no labels here: make the volume with them first")
	}
	return m.unknownOrEmpty(key)
}

// valuedMountOptions are the options that need a value.
var valuedMountOptions = []string{"src", "source", "target", "dst", "destination", "bind-propagation", "relabel",
	"tmpfs-mode", "tmpfs-size", "volume-opt", "subpath", "volume-subpath"}

func (m *mountSpec) unknownOrEmpty(key string) error {
	if slices.Contains(valuedMountOptions, key) {
		return m.bad("%s needs a value", key)
	}
	return m.bad("unknown option %q of type=%s", key, m.kind)
}

// readMountBool reads an option that may say true or false.
func readMountBool(m *mountSpec, key, val string, valued bool) error {
	on := true
	if valued {
		if val = strings.ToLower(val); val != "true" && val != "false" {
			return m.bad("%s is true or false", key)
		}
		on = val == "true"
	}
	group, yes, no := "ro", "ro", ""
	switch key {
	case "rw":
		yes, no = "rw", "ro"
	case "U", "chown":
		group, yes = "chown", "U"
	case "bind-nonrecursive":
		group, yes = "bind", "bind"
	}
	if !on {
		yes = no
	}
	if yes != "" {
		m.options = append(m.options, yes)
	}
	return m.once(group, key)
}

func (m *mountSpec) setSource(key, val string) error {
	if m.kind == "tmpfs" || m.kind == "ramfs" {
		return m.bad("type=%s has no source", m.kind)
	}
	m.source = val
	return m.once("source", key)
}

func (m *mountSpec) setTarget(val string) error {
	if err := m.v.target(m.s, val); err != nil {
		return err
	}
	m.target = path.Clean(val)
	return m.once("target", "target")
}

// readImageOption reads the options of type=image. Such a mount is read-only
// unless it says readwrite.
func readImageOption(m *mountSpec, key, val string, valued bool, _ string) error {
	switch key {
	case "src", "source":
		m.source = val
		return m.once("source", key)
	case "target", "dst", "destination":
		return m.setTarget(val)
	case "rw", "readwrite":
		if valued && val != "true" && val != "false" {
			return m.bad("%s is true or false", key)
		}
		m.readWrite = !valued || val == "true"
		return m.once("rw", key)
	case "consistency":
		m.consistency = true
		return nil
	}
	return m.bad("unknown option %q of type=image", key)
}

// readDevptsOption reads the options of type=devpts.
func readDevptsOption(m *mountSpec, key, val string, _ bool, whole string) error {
	switch key {
	case "uid", "gid", "mode", "ptxmode", "newinstance", "max":
		m.options = append(m.options, whole)
		return m.once(key, key)
	case "target", "dst", "destination":
		return m.setTarget(val)
	}
	return m.bad("unknown option %q of type=devpts", key)
}
