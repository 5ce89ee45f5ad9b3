package core

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/docker/go-units"

	"github.com/podspan/podspan/core/reply"
)

func basicReadBack() []containerRow {
	return []containerRow{
		shown("Basic.Name", "--name", sameText(func(s *ContainerSpec) string { return strings.TrimPrefix(s.Basic.Name, "/") },
			func(d *reply.Container) string { return d.Name })),
		shown("Basic.Pod", "--pod", func(s *ContainerSpec, d *reply.Container) (string, string) {
			return sameObject(s.Basic.Pod, d.Pod)
		}),
		shown("Basic.Entrypoint", "--entrypoint", compareEntrypoint),
		shown("Basic.Command", "COMMAND", sameList(func(s *ContainerSpec) []string { return s.Basic.Command },
			func(d *reply.Container) []string { return d.Config.Cmd })),
		shown("Basic.Env", "--env", inList(func(s *ContainerSpec) []string { return assignments(s.Basic.Env) }, env)),
		shown("Basic.EnvMerge", "--env-merge", compareEnvMerge),
		shown("Basic.UnsetEnv", "--unsetenv", compareUnsetEnv),
		shown("Basic.Labels", "--label", inMap(func(s *ContainerSpec) map[string]string { return s.Basic.Labels },
			func(d *reply.Container) map[string]string { return d.Config.Labels })),
		shown("Basic.Annotations", "--annotation", inMap(func(s *ContainerSpec) map[string]string { return s.Basic.Annotations },
			func(d *reply.Container) map[string]string { return d.Config.Annotations })),
		shown("Basic.CreateCommand", "", sameList(func(s *ContainerSpec) []string { return s.Basic.CreateCommand },
			func(d *reply.Container) []string { return d.Config.CreateCommand })),
		shown("Basic.Terminal", "--tty", isSet(func(s *ContainerSpec) bool { return s.Basic.Terminal },
			func(d *reply.Container) bool { return d.Config.Tty })),
		shown("Basic.Stdin", "--interactive", isSet(func(s *ContainerSpec) bool { return s.Basic.Stdin },
			func(d *reply.Container) bool { return d.Config.OpenStdin })),
		shown("Basic.StopSignal", "--stop-signal", func(s *ContainerSpec, d *reply.Container) (string, string) {
			if s.Basic.StopSignal == nil {
				return "", ""
			}
			return s.Basic.StopSignal.String(), Signal(d.Config.StopSignal).String()
		}),
		since("3.2.0", "Basic.StopTimeout", "--stop-timeout", sameNumber(func(s *ContainerSpec) *uint { return seconds(s.Basic.StopTimeout) },
			func(d *reply.Container) uint { return d.Config.StopTimeout })),
		since("3.2.0", "Basic.Timeout", "--timeout", sameNumber(func(s *ContainerSpec) *uint { return seconds(orNil(s.Basic.Timeout)) },
			func(d *reply.Container) uint { return d.Config.Timeout })),
		shown("Basic.Log.Driver", "--log-driver", sameText(func(s *ContainerSpec) string { return orNew(s.Basic.Log).Driver },
			func(d *reply.Container) string { return d.HostConfig.LogConfig.Type })),
		shown("Basic.Log.Path", "--log-opt path=", sameText(func(s *ContainerSpec) string { return orNew(s.Basic.Log).Path },
			func(d *reply.Container) string { return d.HostConfig.LogConfig.Path })),
		// Inspect rounds the size to four digits.
		shown("Basic.Log.MaxSize", "--log-opt max-size=", sameText(func(s *ContainerSpec) string {
			if n := orNew(s.Basic.Log).MaxSize; n > 0 {
				return units.HumanSize(float64(n))
			}
			return ""
		}, func(d *reply.Container) string { return d.HostConfig.LogConfig.Size })),
		shown("Basic.Log.Tag", "--log-opt tag=", sameText(func(s *ContainerSpec) string { return orNew(s.Basic.Log).Tag },
			func(d *reply.Container) string { return d.HostConfig.LogConfig.Tag })),
		shown("Basic.ConmonPidFile", "--conmon-pidfile", sameText(func(s *ContainerSpec) string { return s.Basic.ConmonPidFile },
			func(d *reply.Container) string { return d.ConmonPidFile })),
		shown("Basic.RestartPolicy", "--restart", sameText(func(s *ContainerSpec) string { return s.Basic.RestartPolicy }, restartPolicy)),
		shown("Basic.RestartTries", "--restart on-failure:", sameNumber(func(s *ContainerSpec) *uint { return s.Basic.RestartTries },
			func(d *reply.Container) uint { return d.HostConfig.RestartPolicy.MaximumRetryCount })),
		shown("Basic.Systemd", "--systemd", compareSystemd),
		since("4.3.0", "Basic.SdNotifyMode", "--sdnotify",
			sameText(func(s *ContainerSpec) string { return strings.ToLower(s.Basic.SdNotifyMode) },
				func(d *reply.Container) string { return strings.ToLower(d.Config.SdNotifyMode) })),
		shown("Basic.Hostname", "--hostname", sameText(func(s *ContainerSpec) string { return s.Basic.Hostname },
			func(d *reply.Container) string { return d.Config.Hostname })),
		shown("Basic.Remove", "--rm", isSet(func(s *ContainerSpec) bool { return s.Basic.Remove },
			func(d *reply.Container) bool { return d.HostConfig.AutoRemove })),
		shown("Basic.Timezone", "--tz", sameText(func(s *ContainerSpec) string { return s.Basic.Timezone },
			func(d *reply.Container) string { return d.Config.Timezone })),
		shown("Basic.Dependencies", "--requires", compareDependencies),
		since("4.0.0", "Basic.ManagePassword", "--passwd", func(s *ContainerSpec, d *reply.Container) (string, string) {
			if s.Basic.ManagePassword == nil {
				return "", ""
			}
			// A server that says nothing has its default.
			return strconv.FormatBool(*s.Basic.ManagePassword), strconv.FormatBool(d.Config.Passwd == nil || *d.Config.Passwd)
		}),
	}
}

func env(d *reply.Container) []string { return d.Config.Env }

// seconds returns whole seconds; nil stays nil.
func seconds(d *time.Duration) *uint {
	if d == nil {
		return nil
	}
	n := uint(*d / time.Second)
	return &n
}

// orNil returns nil for zero, which says nothing.
func orNil[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// compareEntrypoint compares with the words that inspect joins by blanks.
func compareEntrypoint(s *ContainerSpec, d *reply.Container) (string, string) {
	if s.Basic.Entrypoint == nil {
		return "", ""
	}
	return strconv.Quote(strings.Join(s.Basic.Entrypoint, " ")), strconv.Quote(d.Config.Entrypoint)
}

// compareEnvMerge compares values as far as they are known here: what they take
// from the image's environment is not.
func compareEnvMerge(s *ContainerSpec, d *reply.Container) (string, string) {
	var lost []string
	for _, e := range s.Basic.EnvMerge {
		name, value, _ := strings.Cut(e, "=")
		if _, given := s.Basic.Env[name]; given || s.Basic.UnsetEnvAll || slices.Contains(s.Basic.UnsetEnv, name) {
			continue // these come later
		}
		plain := !strings.ContainsAny(e, "$\\'\"")
		if !slices.ContainsFunc(d.Config.Env, func(got string) bool {
			return plain && got == name+"="+value || !plain && strings.HasPrefix(got, name+"=")
		}) {
			lost = append(lost, e)
		}
	}
	if lost == nil {
		return "", ""
	}
	return quoted(lost), quoted(d.Config.Env)
}

// compareUnsetEnv looks for variables that should be gone, but for those that
// the request gives again and the one that podman always sets.
func compareUnsetEnv(s *ContainerSpec, d *reply.Container) (string, string) {
	b := &s.Basic
	var there []string
	for _, got := range d.Config.Env {
		name, _, _ := strings.Cut(got, "=")
		_, given := b.Env[name]
		if slices.Contains(b.UnsetEnv, name) && !given && !b.EnvHost && !b.HTTPProxy && name != "HOSTNAME" {
			there = append(there, got)
		}
	}
	if there == nil {
		return "", ""
	}
	return fmt.Sprintf("without %q", b.UnsetEnv), quoted(there)
}

// restartPolicy returns "no" for no policy, as 5.x does.
func restartPolicy(d *reply.Container) string {
	if name := d.HostConfig.RestartPolicy.Name; name != "" {
		return name
	}
	return "no"
}

// compareSystemd knows what becomes of "always" and "false"; "true" depends on
// the command.
func compareSystemd(s *ContainerSpec, d *reply.Container) (string, string) {
	switch s.Basic.Systemd {
	case "always":
		return "true", strconv.FormatBool(d.Config.SystemdMode)
	case "false":
		return "false", strconv.FormatBool(d.Config.SystemdMode)
	}
	return "", ""
}

// compareDependencies looks for IDs; of names it knows how many there must be.
func compareDependencies(s *ContainerSpec, d *reply.Container) (string, string) {
	var ids []string
	for _, name := range s.Basic.Dependencies {
		if isID(name) {
			ids = append(ids, name)
		}
	}
	if len(d.Dependencies) < len(s.Basic.Dependencies) {
		ids = s.Basic.Dependencies
	}
	return missing(ids, d.Dependencies)
}

func healthReadBack() []containerRow {
	check := func(s *ContainerSpec) *HealthConfig { return orNew(s.HealthCheck.Check) }
	duration := func(want func(*HealthConfig) time.Duration, got func(*reply.Healthcheck) time.Duration) compareContainer {
		return sameText(func(s *ContainerSpec) string {
			if d := want(check(s)); d != 0 {
				return d.String()
			}
			return ""
		}, func(d *reply.Container) string { return got(d.Config.Healthcheck).String() })
	}
	return []containerRow{
		shown("HealthCheck.Check.Test", "--health-cmd", sameList(func(s *ContainerSpec) []string { return check(s).Test },
			func(d *reply.Container) []string { return d.Config.Healthcheck.Test })),
		shown("HealthCheck.Check.Interval", "--health-interval", duration(func(h *HealthConfig) time.Duration { return h.Interval },
			func(h *reply.Healthcheck) time.Duration { return h.Interval })),
		shown("HealthCheck.Check.Timeout", "--health-timeout", duration(func(h *HealthConfig) time.Duration { return h.Timeout },
			func(h *reply.Healthcheck) time.Duration { return h.Timeout })),
		shown("HealthCheck.Check.StartPeriod", "--health-start-period", duration(func(h *HealthConfig) time.Duration { return h.StartPeriod },
			func(h *reply.Healthcheck) time.Duration { return h.StartPeriod })),
		shown("HealthCheck.Check.Retries", "--health-retries", sameNumber(func(s *ContainerSpec) *int { return orNil(check(s).Retries) },
			func(d *reply.Container) int { return d.Config.Healthcheck.Retries })),
		since("4.3.0", "HealthCheck.OnFailure", "--health-on-failure",
			sameText(func(s *ContainerSpec) string { return string(s.HealthCheck.OnFailure) },
				func(d *reply.Container) string { return d.Config.HealthcheckOnFailureAction })),
	}
}
