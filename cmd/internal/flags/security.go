package flags

import (
	"strings"

	"github.com/podspan/podspan/core"
)

// Annotations by which inspect knows what a container was made with
// (libpod/define/annotations.go).
const (
	annotationCIDFile  = "io.podman.annotations.cid-file"
	annotationApparmor = "io.podman.annotations.apparmor"
	annotationLabel    = "io.podman.annotations.label"
	annotationSeccomp  = "io.podman.annotations.seccomp"
	annotationContext  = "run.oci.mount_context_type"
)

// applySecurityOpts reads --security-opt KEY=VALUE, or KEY:VALUE as Docker
// used to write it.
func applySecurityOpts(b *build, v value) error {
	for _, s := range v.list {
		key, val, ok := strings.Cut(s, "=")
		if !ok {
			key, val, ok = strings.Cut(s, ":")
		}
		if !ok && key != "no-new-privileges" {
			return v.bad(s, "use KEY=VALUE, or no-new-privileges")
		}
		if err := b.securityOpt(v, s, key, val, ok); err != nil {
			return err
		}
	}
	return nil
}

func (b *build) securityOpt(v value, s, key, val string, valued bool) error {
	sec := &b.spec.Security
	switch key {
	case "apparmor":
		sec.ApparmorProfile = val
		b.annotations()[annotationApparmor] = val
	case "label":
		if val == "nested" {
			sec.LabelNested = true
			return nil
		}
		sec.SelinuxOpts = append(sec.SelinuxOpts, val)
		b.annotations()[annotationLabel] = strings.Join(sec.SelinuxOpts, ",label=")
	case "mask":
		sec.Mask = append(sec.Mask, strings.Split(val, ":")...)
	case "unmask":
		sec.Unmask = append(sec.Unmask, val)
	case "systempaths":
		if val != "unconfined" {
			return v.bad(s, "systempaths is unconfined only")
		}
		sec.Unmask = append(sec.Unmask, "ALL")
	case "proc-opts":
		sec.ProcOpts = strings.Split(val, ",")
	case "seccomp":
		sec.SeccompProfile = val
		b.annotations()[annotationSeccomp] = val
	case "no-new-privileges":
		if valued && !isBool(val) {
			return v.bad(s, "no-new-privileges is true or false")
		}
		sec.NoNewPrivileges = !valued || isTrue(val)
	default:
		return v.bad(s, "unknown option %q: use apparmor, label, mask, no-new-privileges, proc-opts, seccomp, systempaths or unmask", key)
	}
	return nil
}

// finishSecurity adds what nested labels need and the tmpfs mounts of a
// read-only container.
func finishSecurity(b *build) error {
	sec := &b.spec.Security
	sec.ReadWriteTmpfs = sec.ReadOnly && b.readOnlyTmpfs
	if sec.LabelNested {
		sec.Unmask = append(sec.Unmask, "/sys/fs/selinux", "/proc")
		b.spec.Storage.Mounts = append(b.spec.Storage.Mounts,
			core.Mount{Type: "bind", Source: "/sys/fs/selinux", Destination: "/sys/fs/selinux"})
		b.annotations()[annotationContext] = "rootcontext"
	}
	return nil
}

// isTrue reads a text that isBool has passed.
func isTrue(s string) bool { return s == "1" || s[0] == 't' || s[0] == 'T' }
