package libpod

import (
	"time"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// decoder is one translation of a create body, the way back of encoder.
type decoder struct {
	*Faults
	in   *wire.SpecGenerator
	nets Networks
	out  *core.ContainerSpec
}

// DecodeContainer reads a create body. What the neutral spec cannot say is an
// error, and so is what f holds already.
func DecodeContainer(f *Faults, in *wire.SpecGenerator, nets Networks) (*core.ContainerSpec, error) {
	d := decoder{Faults: f, in: in, nets: nets, out: &core.ContainerSpec{}}
	d.basic()
	d.storage()
	d.security()
	d.network()
	d.resources()
	d.health()
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.out, nil
}

func (d *decoder) namespace(n wire.Namespace) core.Namespace {
	return core.Namespace{Mode: core.NamespaceMode(n.NSMode), Value: n.Value}
}

func (d *decoder) basic() {
	b := &d.in.ContainerBasicConfig
	d.out.Basic = core.ContainerBasic{
		Name:           b.Name,
		Pod:            b.Pod,
		Entrypoint:     b.Entrypoint,
		Command:        b.Command,
		Env:            b.Env,
		EnvMerge:       b.EnvMerge,
		UnsetEnv:       b.UnsetEnv,
		UnsetEnvAll:    b.UnsetEnvAll,
		EnvHost:        b.EnvHost,
		HTTPProxy:      b.HTTPProxy,
		SecretEnv:      b.EnvSecrets,
		Labels:         b.Labels,
		Annotations:    b.Annotations,
		CreateCommand:  b.ContainerCreateCommand,
		Terminal:       b.Terminal,
		Stdin:          b.Stdin,
		StopSignal:     (*core.Signal)(b.StopSignal),
		Timeout:        d.duration("timeout", b.Timeout),
		ConmonPidFile:  b.ConmonPidFile,
		RawImageName:   b.RawImageName,
		ImageOS:        b.ImageOS,
		ImageArch:      b.ImageArch,
		ImageVariant:   b.ImageVariant,
		RestartPolicy:  b.RestartPolicy,
		RestartTries:   b.RestartRetries,
		Systemd:        b.Systemd,
		SdNotifyMode:   b.SdNotifyMode,
		PID:            d.namespace(b.PidNS),
		UTS:            d.namespace(b.UtsNS),
		Hostname:       b.Hostname,
		HostUsers:      b.HostUsers,
		Sysctl:         b.Sysctl,
		Remove:         b.Remove,
		Timezone:       b.Timezone,
		Dependencies:   b.DependencyContainers,
		InitContainer:  b.InitContainerType,
		ManagePassword: b.Passwd,
		PasswdEntry:    b.PasswdEntry,
		GroupEntry:     b.GroupEntry,
	}
	out := &d.out.Basic
	switch {
	case len(b.Entrypoint) == 1 && b.Entrypoint[0] == "":
		out.Entrypoint = []string{}
	case b.Entrypoint != nil && len(b.Entrypoint) == 0:
		// Servers clear the entrypoint then, but keep the image's command.
		d.Field("entrypoint", "[]", `use [""] to clear it`)
	}
	if b.StopTimeout != nil {
		t := d.duration("stop_timeout", *b.StopTimeout)
		out.StopTimeout = &t
	}
	if l := b.LogConfiguration; l != nil {
		out.Log = &core.LogConfig{Driver: l.Driver, Path: l.Path, MaxSize: core.Bytes(l.Size), Tag: l.Options["tag"]}
		for key := range l.Options {
			if key != "tag" {
				d.Field("log_configuration.options", key, "servers read tag only")
			}
		}
	}
	if p := b.Personality; p != nil {
		out.Personality = &core.Personality{
			Domain: string(p.Domain),
			Flags:  Each(p.Flags, func(f *wire.LinuxPersonalityFlag) string { return string(*f) }),
		}
	}
}

func (d *decoder) duration(field string, seconds uint) time.Duration {
	if seconds > maxSeconds {
		d.Field(field, "", "too long for a duration")
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// maxSeconds is what the encoder lets through.
const maxSeconds = 1<<32 - 1

func (d *decoder) health() {
	h := &d.in.ContainerHealthCheckConfig
	out := &d.out.HealthCheck
	if h.HealthConfig != nil {
		c := neutralHealth(h.HealthConfig)
		out.Check = &c
	}
	if st := h.StartupHealthConfig; st != nil {
		out.Startup = &core.StartupHealthConfig{HealthConfig: neutralHealth(&st.Schema2HealthConfig), Successes: st.Successes}
	}
	if h.HealthCheckOnFailureAction == 0 {
		return
	}
	for word, n := range healthActions {
		if n == h.HealthCheckOnFailureAction {
			out.OnFailure = word
			return
		}
	}
	d.Field("health_check_on_failure_action", "", "not an action of podman's")
}

func neutralHealth(h *wire.Schema2HealthConfig) core.HealthConfig {
	return core.HealthConfig{
		Test: h.Test, Interval: h.Interval, Timeout: h.Timeout, StartPeriod: h.StartPeriod, Retries: h.Retries,
	}
}
