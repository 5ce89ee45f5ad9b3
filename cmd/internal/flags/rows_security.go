package flags

import (
	"strings"

	"github.com/podspan/podspan/core"
)

// rowsSecurity are the flags of [core.ContainerSecurity] and [core.ContainerCgroup].
var rowsSecurity = []row{
	{Name: "privileged", Kind: kBool, Usage: "give the container all privileges",
		Apply: func(b *build, v value) error { b.spec.Security.Privileged = v.on; return nil }},
	{Name: "user", Short: "u", Usage: "user and group to run as: NAME|UID[:GROUP|GID]",
		Apply: func(b *build, v value) error { b.spec.Security.User = v.text; return nil }},
	{Name: "group-add", Kind: kStrings, Usage: "additional groups", Apply: func(b *build, v value) error {
		for _, g := range v.list {
			if g == "keep-groups" {
				return v.bad(g, "the groups of a caller cannot be kept through a service: name them")
			}
		}
		b.spec.Security.Groups = v.list
		return v.noneEmpty()
	}},
	{Name: "cap-add", Kind: kStrings, Usage: "add Linux capabilities",
		Apply: func(b *build, v value) error { b.spec.Security.CapAdd = v.list; return v.noneEmpty() }},
	{Name: "cap-drop", Kind: kStrings, Usage: "drop Linux capabilities",
		Apply: func(b *build, v value) error { b.spec.Security.CapDrop = v.list; return v.noneEmpty() }},
	{Name: "security-opt", Kind: kArray, Usage: "apparmor=, label=, mask=, no-new-privileges, proc-opts=, seccomp=, systempaths=, unmask=",
		Caps: []core.Capability{core.CapLabelNested}, Apply: applySecurityOpts},
	{Name: "seccomp-policy", Default: "default", Usage: "where the seccomp profile is from: default or image",
		Apply: func(b *build, v value) error {
			b.spec.Security.SeccompPolicy = v.text
			return v.oneOf("default", "image")
		}},
	{Name: "read-only", Kind: kBool, Usage: "make the root file system read-only",
		Apply: func(b *build, v value) error { b.spec.Security.ReadOnly = v.on; return nil }},
	{Name: "read-only-tmpfs", Kind: kBool, Default: "true", Usage: "with --read-only, mount writable tmpfs on /run, /tmp and /var/tmp",
		Caps: []core.Capability{core.CapReadWriteTmpfs}, Apply: func(b *build, v value) error { b.readOnlyTmpfs = v.on; return nil }},
	{Name: "umask", Default: "0022", Usage: "umask of the container, in octal", Apply: func(b *build, v value) error {
		b.spec.Security.Umask = v.text
		if n := len(v.text); n > 4 || strings.Trim(v.text, "01234567") != "" {
			return v.badText("use up to four octal digits")
		}
		return nil
	}},
	{Name: "userns", Usage: "user namespace: host, private, auto[:…], keep-id[:uid=,gid=], nomap, container:NAME or ns:PATH",
		Caps:  []core.Capability{core.CapUsernsNoMap, core.CapUsernsKeepIDValue},
		Apply: func(b *build, v value) error { b.userns = v.text; return nil }},
	{Name: "uidmap", Kind: kStrings, Usage: "map user IDs: CONTAINER:HOST[:SIZE]", Apply: applyUIDMap},
	{Name: "gidmap", Kind: kStrings, Usage: "map group IDs: CONTAINER:HOST[:SIZE]", Apply: applyGIDMap},
	{Name: "subuidname", Usage: "not available: use --uidmap", Apply: refuseSubIDs},
	{Name: "subgidname", Usage: "not available: use --gidmap", Apply: refuseSubIDs},

	{Name: "cgroupns", Usage: "cgroup namespace: private, host, pod, container:NAME or ns:PATH",
		Apply: func(b *build, v value) (err error) { b.spec.Cgroup.NS, err = v.namespace(); return err }},
	{Name: "cgroups", Default: "enabled", Usage: "cgroup of the container: enabled, disabled or no-conmon",
		Apply: func(b *build, v value) error {
			if b.spec.Cgroup.Mode = v.text; v.text == "split" {
				return v.badText("a service cannot split the caller's cgroup: use enabled, disabled or no-conmon")
			}
			return v.oneOf("enabled", "disabled", "no-conmon")
		}},
	{Name: "cgroup-parent", Usage: "cgroup under which the container's is made",
		Apply: func(b *build, v value) error { b.spec.Cgroup.Parent = v.text; return nil }},
}

// refuseSubIDs refuses a name of /etc/subuid or /etc/subgid: podman-remote
// looks it up on the client, whose ranges mean nothing to the server.
func refuseSubIDs(_ *build, v value) error {
	return v.badText("the ranges are those of the server's /etc/subuid and /etc/subgid, which its API does not tell: give them with " +
		"--uidmap and --gidmap")
}
