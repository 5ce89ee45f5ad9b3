package flags

import (
	"strings"

	"github.com/podspan/podspan/core"
)

// rowsClient are the flags that the client itself acts on: pulling, files it
// writes, and what run attaches to.
var rowsClient = []row{
	{Name: "pull", Usage: "when to pull the image: missing, always, newer or never", Apply: applyPull},
	{Name: "arch", Placeholder: "ARCH", Usage: "architecture of the image", Caps: []core.Capability{core.CapImagePlatform},
		Apply: func(b *build, v value) error { b.res.Arch = v.text; return nil }},
	{Name: "os", Placeholder: "OS", Usage: "operating system of the image", Caps: []core.Capability{core.CapImagePlatform},
		Apply: func(b *build, v value) error { b.res.OS = v.text; return nil }},
	{Name: "variant", Placeholder: "VARIANT", Usage: "variant of the image's architecture", Caps: []core.Capability{core.CapImagePlatform},
		Apply: func(b *build, v value) error { b.res.Variant = v.text; return nil }},
	{Name: "platform", Usage: "platform of the image: OS[/ARCH[/VARIANT]]", Caps: []core.Capability{core.CapImagePlatform},
		Apply: func(b *build, v value) error { b.platform = v.text; return nil }},
	{Name: "quiet", Short: "q", Kind: kBool, Usage: "do not show how the pull goes",
		Apply: func(b *build, v value) error { b.res.Quiet = v.on; return nil }},
	{Name: "authfile", Usage: "file with the registries' credentials (REGISTRY_AUTH_FILE)", Apply: func(b *build, v value) error {
		if _, err := b.env.ReadFile(v.text); v.text != "" && err != nil {
			return v.badText("%v", err)
		}
		b.res.Authfile = v.text
		return nil
	}},
	{Name: "tls-verify", Kind: kBool, Usage: "insist on HTTPS with a valid certificate",
		Apply: func(b *build, v value) error { b.res.TLSVerify = &v.on; return nil }},
	{Name: "decryption-key", Kind: kStrings, Hidden: true,
		Apply: refuseLocal("keys cannot be passed to a service: decrypt the image on the server")},
	{Name: "signature-policy", Hidden: true, Apply: refuseLocal("the service uses its own policy.json")},
	{Name: "disable-content-trust", Kind: kBool, Usage: "for Docker's command line; nothing is done",
		Apply: func(*build, value) error { return nil }},
	{Name: "replace", Kind: kBool, Usage: "remove a container of the same name first",
		Apply: func(b *build, v value) error { b.res.Replace = v.on; return nil }},
	{Name: "cidfile", Usage: "write the container's ID to a file", Apply: func(b *build, v value) error {
		if v.text != "" {
			b.res.CIDFile, b.annotations()[annotationCIDFile] = v.text, v.text
		}
		return nil
	}},
	{Name: "pidfile", Hidden: true, Apply: refuseLocal("a service does not write it: ask for State.Pid with inspect")},
	{Name: "attach", Short: "a", Kind: kStrings, Usage: "attach to stdin, stdout or stderr", Apply: func(b *build, v value) error {
		for _, s := range v.list {
			s = strings.ToLower(s)
			if s != "stdin" && s != "stdout" && s != "stderr" {
				return v.bad(s, "use stdin, stdout or stderr")
			}
			b.attach = append(b.attach, s)
		}
		return nil
	}},
	{Name: "detach", Short: "d", Kind: kBool, Only: onlyRun, Usage: "run in the background and print the ID",
		Apply: func(b *build, v value) error { b.res.Detach = v.on; return nil }},
	{Name: "detach-keys", Default: core.DefaultDetachKeys, Placeholder: "[a-Z]", Only: onlyRun,
		Usage: "keys that detach: a character or ctrl-CHARACTER, joined by commas; empty: none",
		Apply: func(b *build, v value) error { b.res.DetachKeys = v.text; return CheckDetachKeys(v.text) }},
	{Name: "sig-proxy", Kind: kBool, Default: "true", Only: onlyRun, Usage: "pass signals on to the process",
		Apply: func(b *build, v value) error { b.res.SigProxy = v.on; return nil }},
	{Name: "rmi", Kind: kBool, Only: onlyRun, Usage: "remove the image after the container, which is --rm too",
		Apply: func(b *build, v value) error {
			if b.res.Rmi = v.on; v.on {
				b.setRm(true)
			}
			return nil
		}},
	{Name: "preserve-fds", Kind: kUint, Hidden: true, Only: onlyRun, Apply: func(b *build, v value) error {
		if v.u == 0 {
			return nil
		}
		return v.badText("open files cannot be passed to a service")
	}},
	{Name: "gpus", Kind: kStrings, Hidden: true, Only: onlyRun,
		Apply: refuseLocal("podman does not act on it before 5.0: name the device, such as --device nvidia.com/gpu=all")},
}

// refuseLocal refuses a flag that only a podman on the same machine can honour.
func refuseLocal(reason string) func(*build, value) error {
	return func(_ *build, v value) error {
		if v.text == "" {
			v.text = strings.Join(v.list, ",")
		}
		return v.badText("%s", reason)
	}
}

func applyPull(b *build, v value) error {
	switch strings.ToLower(v.text) {
	case "", "missing", "ifnotpresent":
		b.res.Pull = core.PullMissing
	case "always":
		b.res.Pull = core.PullAlways
	case "newer", "ifnewer":
		b.res.Pull = core.PullNewer
	case "never":
		b.res.Pull = core.PullNever
	default:
		return v.badText("use missing, always, newer or never")
	}
	return nil
}
