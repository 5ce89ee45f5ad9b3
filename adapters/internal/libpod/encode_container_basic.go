package libpod

import (
	"syscall"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// noEntrypoint is how the servers take "no entrypoint": a list of one empty
// word (makeCommand in pkg/specgen/generate/oci.go). An empty list would never
// arrive, since the field is omitted when empty.
var noEntrypoint = []string{""}

func (e *encoder) basic() {
	b := &e.s.Basic
	e.out.ContainerBasicConfig = wire.ContainerBasicConfig{
		Name:                   b.Name,
		Pod:                    b.Pod,
		Entrypoint:             b.Entrypoint,
		Command:                b.Command,
		EnvHost:                b.EnvHost,
		HTTPProxy:              b.HTTPProxy,
		Env:                    b.Env,
		Terminal:               b.Terminal,
		Stdin:                  b.Stdin,
		Labels:                 b.Labels,
		Annotations:            b.Annotations,
		StopSignal:             (*syscall.Signal)(b.StopSignal),
		Timeout:                e.Seconds("Basic.Timeout", b.Timeout),
		ConmonPidFile:          b.ConmonPidFile,
		RawImageName:           b.RawImageName,
		ImageOS:                b.ImageOS,
		ImageArch:              b.ImageArch,
		ImageVariant:           b.ImageVariant,
		RestartPolicy:          b.RestartPolicy,
		RestartRetries:         b.RestartTries,
		Systemd:                b.Systemd,
		SdNotifyMode:           b.SdNotifyMode,
		PidNS:                  namespace(b.PID),
		UtsNS:                  namespace(b.UTS),
		Hostname:               b.Hostname,
		HostUsers:              b.HostUsers,
		Sysctl:                 b.Sysctl,
		Remove:                 b.Remove,
		ContainerCreateCommand: b.CreateCommand,
		Timezone:               b.Timezone,
		DependencyContainers:   b.Dependencies,
		EnvSecrets:             b.SecretEnv,
		InitContainerType:      b.InitContainer,
		EnvMerge:               b.EnvMerge,
		UnsetEnv:               b.UnsetEnv,
		UnsetEnvAll:            b.UnsetEnvAll,
		Passwd:                 b.ManagePassword,
		PasswdEntry:            b.PasswdEntry,
		GroupEntry:             b.GroupEntry,
	}
	out := &e.out.ContainerBasicConfig
	if b.Entrypoint != nil && len(b.Entrypoint) == 0 {
		out.Entrypoint = noEntrypoint
	}
	if b.StopTimeout != nil {
		n := e.Seconds("Basic.StopTimeout", *b.StopTimeout)
		out.StopTimeout = &n
	}
	if l := b.Log; l != nil {
		out.LogConfiguration = &wire.LogConfig{Driver: l.Driver, Path: l.Path, Size: int64(l.MaxSize)}
		if l.Tag != "" { // the only option that servers read
			out.LogConfiguration.Options = map[string]string{"tag": l.Tag}
		}
	}
	if p := b.Personality; p != nil {
		out.Personality = &wire.LinuxPersonality{
			Domain: wire.LinuxPersonalityDomain(p.Domain),
			Flags:  Each(p.Flags, func(f *string) wire.LinuxPersonalityFlag { return wire.LinuxPersonalityFlag(*f) }),
		}
	}
}

func (e *encoder) health() {
	h := &e.s.HealthCheck
	out := &e.out.ContainerHealthCheckConfig
	if h.Check != nil {
		c := healthConfig(h.Check)
		out.HealthConfig = &c
	}
	if h.Startup != nil {
		out.StartupHealthConfig = &wire.StartupHealthCheck{
			Schema2HealthConfig: healthConfig(&h.Startup.HealthConfig),
			Successes:           h.Startup.Successes,
		}
	}
	action, ok := healthActions[h.OnFailure]
	if !ok {
		e.Field("HealthCheck.OnFailure", string(h.OnFailure), "not an action of podman's")
	}
	out.HealthCheckOnFailureAction = action
}

// healthActions are the numbers of podman's libpod/define; 1 is "invalid".
var healthActions = map[core.HealthOnFailure]wire.HealthCheckOnFailureAction{
	"":                       0,
	core.HealthActionNone:    0,
	core.HealthActionKill:    2,
	core.HealthActionRestart: 3,
	core.HealthActionStop:    4,
}

func healthConfig(h *core.HealthConfig) wire.Schema2HealthConfig {
	return wire.Schema2HealthConfig{
		Test: h.Test, Interval: h.Interval, Timeout: h.Timeout, StartPeriod: h.StartPeriod, Retries: h.Retries,
	}
}
