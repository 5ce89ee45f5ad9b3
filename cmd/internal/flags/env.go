package flags

import (
	"maps"
	"os"
	"strings"

	"github.com/podspan/podspan/core"
)

// systemdUnit is the variable that systemd units made for podman set. It
// becomes a label, by which auto-update knows the unit.
const systemdUnit = "PODMAN_SYSTEMD_UNIT"

func applyEnv(b *build, v value) error {
	for _, s := range v.list {
		if reason := b.addVar(b.envSaid, s); reason != "" {
			return v.bad(s, "%s", reason)
		}
	}
	return nil
}

func applyEnvFiles(b *build, v value) error {
	return b.eachLine(v, func(line string) string { return b.addVar(b.envFile, line) })
}

// addVar adds one variable: NAME=VALUE, or NAME or PREFIX* from the client's
// environment, where one that is not there adds nothing. It returns what is
// wrong.
func (b *build) addVar(to map[string]string, s string) string {
	name, val, ok := strings.Cut(s, "=")
	name = strings.TrimLeft(name, " \t")
	switch {
	case name == "":
		return "the name is missing: use NAME=VALUE, NAME or PREFIX*"
	case ok:
		to[name] = val
	case strings.HasSuffix(name, "*"):
		b.addMatching(to, strings.TrimSuffix(name, "*"))
	default:
		if val, ok := b.env.lookup(name); ok {
			to[name] = val
		}
	}
	return ""
}

// addMatching adds the client's variables that begin with prefix.
func (b *build) addMatching(to map[string]string, prefix string) {
	for _, e := range b.env.Vars {
		if k, v, ok := strings.Cut(e, "="); ok && k != "" && strings.HasPrefix(k, prefix) {
			to[k] = v
		}
	}
}

// eachLine calls add with each line of the files in v that is not empty and
// not a comment.
func (b *build) eachLine(v value, add func(string) string) error {
	for _, file := range v.list {
		data, err := b.env.ReadFile(file)
		if err != nil {
			return v.bad(file, "%v", err)
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimLeft(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), " \t")
			if line == "" || line[0] == '#' {
				continue
			}
			if reason := add(line); reason != "" {
				return v.bad(file, "line %q: %s", line, reason)
			}
		}
	}
	return nil
}

// finishEnv lets --env win over --env-file.
func finishEnv(b *build) error {
	maps.Copy(b.envFile, b.envSaid)
	if len(b.envFile) > 0 {
		b.spec.Basic.Env = b.envFile
	}
	return nil
}

func applyLabels(b *build, v value) error {
	labels := map[string]string{}
	for _, s := range v.list {
		key, val, _ := strings.Cut(s, "=")
		if key == "" {
			return v.bad(s, "the key is missing: use KEY=VALUE or KEY")
		}
		labels[key] = val
	}
	b.spec.Basic.Labels = labels
	return nil
}

func applyLabelFiles(b *build, v value) error {
	return b.eachLine(v, func(line string) string {
		key, val, ok := strings.Cut(line, "=")
		switch {
		case key == "":
			return "the key is missing: use KEY=VALUE or KEY"
		case strings.ContainsAny(key, " \t"):
			return "a key has no spaces"
		case !ok && strings.HasSuffix(key, "*"):
			b.addMatching(b.labelFile, strings.TrimSuffix(key, "*"))
		default:
			b.labelFile[key] = val
		}
		return ""
	})
}

// finishLabels lets --label win over --label-file, and adds the systemd unit.
func finishLabels(b *build) error {
	maps.Copy(b.labelFile, b.spec.Basic.Labels)
	if unit, ok := b.env.lookup(systemdUnit); ok {
		b.labelFile[systemdUnit] = unit
	}
	b.spec.Basic.Labels = nil
	if len(b.labelFile) > 0 {
		b.spec.Basic.Labels = b.labelFile
	}
	return nil
}

// applySecrets reads --secret NAME[,option=value…].
func applySecrets(b *build, v value) error {
	for _, s := range v.list {
		sec, env, err := v.secret(s)
		if err != nil {
			return err
		}
		if !env {
			b.spec.Storage.Secrets = append(b.spec.Storage.Secrets, sec)
			continue
		}
		if b.spec.Basic.SecretEnv == nil {
			b.spec.Basic.SecretEnv = map[string]string{}
		}
		if sec.Target == "" {
			sec.Target = sec.Source
		}
		b.spec.Basic.SecretEnv[sec.Target] = sec.Source
	}
	return nil
}

// secret reads one value of --secret and reports whether it is for a variable.
func (v value) secret(s string) (sec core.ContainerSecret, env bool, err error) {
	opts := strings.Split(s, ",")
	if len(opts) == 1 || !strings.Contains(opts[0], "=") {
		sec.Source, opts = opts[0], opts[1:]
	}
	typed, ownerSaid := "", ""
	for _, o := range opts {
		key, val, ok := strings.Cut(o, "=")
		if !ok {
			return sec, false, v.bad(s, "option %q: use OPTION=VALUE", o)
		}
		switch key {
		case "source":
			sec.Source = val
		case "target":
			sec.Target = val
		case "type":
			if typed != "" || val != "mount" && val != "env" {
				return sec, false, v.bad(s, "type is mount or env, once")
			}
			typed = val
		case "mode":
			n, ok := parseNumber(val, 8)
			if !ok || n > 0o7777 {
				return sec, false, v.bad(s, "mode is an octal number up to 7777")
			}
			mode := os.FileMode(n)
			sec.Mode, ownerSaid = &mode, key
		case "uid", "UID", "gid", "GID":
			n, ok := parseNumber(val, 10)
			if !ok {
				return sec, false, v.bad(s, "%s is a number from 0 to 4294967295", key)
			}
			if ownerSaid = strings.ToLower(key); ownerSaid == "uid" {
				sec.UID = n
			} else {
				sec.GID = n
			}
		default:
			return sec, false, v.bad(s, "unknown option %q: use source, type, target, uid, gid or mode", key)
		}
	}
	switch {
	case sec.Source == "":
		return sec, false, v.bad(s, "the secret's name is missing")
	case typed == "env" && ownerSaid != "":
		return sec, false, v.bad(s, "a variable has no %s: leave it out or use type=mount", ownerSaid)
	}
	return sec, typed == "env", nil
}
