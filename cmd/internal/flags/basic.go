package flags

import (
	"encoding/json"
	"strconv"
	"strings"
)

// applyEntrypoint reads --entrypoint: a JSON list, or else one word. An empty
// word, which is also what servers take for "none", clears the image's.
func applyEntrypoint(b *build, v value) error {
	words := []string{}
	if err := json.Unmarshal([]byte(v.text), &words); err != nil || words == nil {
		words = []string{v.text}
	}
	if len(words) == 1 && words[0] == "" {
		words = []string{}
	}
	b.spec.Basic.Entrypoint = words
	return nil
}

// applyRestart reads --restart: POLICY, or on-failure:TRIES.
func applyRestart(b *build, v value) error {
	if v.text == "" {
		return nil
	}
	policy, tries, counted := strings.Cut(v.text, ":")
	if strings.EqualFold(policy, "never") {
		policy = "no"
	}
	switch policy {
	case "no", "always", "unless-stopped":
		if counted {
			return v.badText("only on-failure takes a number of tries")
		}
	case "on-failure":
	default:
		return v.badText("use no, never, on-failure[:TRIES], always or unless-stopped")
	}
	b.spec.Basic.RestartPolicy = policy
	if counted {
		n, err := strconv.ParseUint(tries, 10, 31)
		if err != nil {
			return v.badText("the number of tries is a whole number from 0 on")
		}
		u := uint(n)
		b.spec.Basic.RestartTries = &u
	}
	return nil
}

// sysctls are the kernel settings that belong to a container's namespaces;
// sysctlTrees are whole trees of such. Podman allows no others.
var (
	sysctls = []string{"kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem",
		"kernel.shmall", "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced"}
	sysctlTrees = []string{"net.", "fs.mqueue."}
)

func applySysctl(b *build, v value) error {
	b.spec.Basic.Sysctl = map[string]string{}
	for _, s := range v.list {
		name, val, ok := strings.Cut(s, "=")
		switch {
		case !ok:
			return v.bad(s, "use NAME=VALUE")
		case strings.TrimSpace(name) != name || strings.TrimSpace(val) != val:
			return v.bad(s, "there are extra spaces")
		case !isSysctl(name):
			return v.bad(s, "not a setting of a container: allowed are %s and those below %s", strings.Join(sysctls, ", "),
				strings.Join(sysctlTrees, " and "))
		}
		b.spec.Basic.Sysctl[name] = val
	}
	return nil
}

func isSysctl(name string) bool {
	for _, s := range sysctls {
		if name == s {
			return true
		}
	}
	for _, tree := range sysctlTrees {
		if strings.HasPrefix(name, tree) {
			return true
		}
	}
	return false
}

// applyLogDriver reads --log-driver. passthrough gives the container the
// caller's own files, which a service does not have.
func applyLogDriver(b *build, v value) error {
	if v.text == "passthrough" {
		return v.badText("the container's output cannot be passed through a service: use k8s-file, journald, json-file or none")
	}
	b.log.Driver, b.logSaid = v.text, b.logSaid || v.text != ""
	return nil
}

func applyLogOpts(b *build, v value) error {
	for _, s := range v.list {
		key, val, ok := strings.Cut(s, "=")
		if !ok || key == "" {
			return v.bad(s, "use KEY=VALUE")
		}
		said := true
		switch strings.ToLower(key) {
		case "driver":
			if err := applyLogDriver(b, value{flag: v.flag + " driver", text: val}); err != nil {
				return err
			}
		case "path":
			b.log.Path = val
		case "max-size":
			n, err := v.sizeIn(s, val, 1000, "use a number of bytes, or a number and k, m or g (powers of 1000)")
			if err != nil {
				return err
			}
			b.log.MaxSize = n
		case "tag":
			b.log.Tag = val
		default:
			b.unapplied("--log-opt "+key+"=", "no log driver reads it", "use path=, max-size= and tag=")
			said = b.logSaid
		}
		b.logSaid = said
	}
	return nil
}

func finishLog(b *build) error {
	if b.logSaid {
		b.spec.Basic.Log = &b.log
	}
	return nil
}
