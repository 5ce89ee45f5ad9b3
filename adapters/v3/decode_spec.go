package v3

import (
	"io"
	"time"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// decoder is one translation of a create body, the way back of encoder.
type decoder struct {
	libpod.Faults
	in  *anySpec
	out *core.ContainerSpec
}

// decodeSpec reads a create body in the form of any 3.x release. What the neutral spec cannot say is an error.
func decodeSpec(body io.Reader) (*core.ContainerSpec, error) {
	d := decoder{in: &anySpec{}, out: &core.ContainerSpec{}}
	if err := libpod.Strict(body, d.in); err != nil {
		return nil, err
	}
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

func (d *decoder) namespace(n anyNamespace) core.Namespace {
	return core.Namespace{Mode: core.NamespaceMode(n.NSMode), Value: n.Value}
}

func (d *decoder) basic() {
	b := &d.in.ContainerBasicConfig
	d.out.Basic = core.ContainerBasic{
		Name:          b.Name,
		Pod:           b.Pod,
		Entrypoint:    b.Entrypoint,
		Command:       b.Command,
		Env:           b.Env,
		EnvHost:       b.EnvHost,
		HTTPProxy:     b.HTTPProxy,
		SecretEnv:     b.EnvSecrets,
		Labels:        b.Labels,
		Annotations:   b.Annotations,
		CreateCommand: b.ContainerCreateCommand,
		Terminal:      b.Terminal,
		Stdin:         b.Stdin,
		StopSignal:    (*core.Signal)(b.StopSignal),
		Timeout:       d.duration("timeout", b.Timeout),
		ConmonPidFile: b.ConmonPidFile,
		RawImageName:  b.RawImageName,
		RestartPolicy: b.RestartPolicy,
		RestartTries:  b.RestartRetries,
		Systemd:       b.Systemd,
		SdNotifyMode:  b.SdNotifyMode,
		PID:           d.namespace(d.in.PidNS),
		UTS:           d.namespace(d.in.UtsNS),
		Hostname:      b.Hostname,
		Sysctl:        b.Sysctl,
		Remove:        b.Remove,
		Timezone:      b.Timezone,
		Dependencies:  b.DependencyContainers,
		InitContainer: b.InitContainerType,
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
			Flags:  libpod.Each(p.Flags, func(f *LinuxPersonalityFlag) string { return string(*f) }),
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
	if h := d.in.HealthConfig; h != nil {
		d.out.HealthCheck.Check = &core.HealthConfig{
			Test: h.Test, Interval: h.Interval, Timeout: h.Timeout, StartPeriod: h.StartPeriod, Retries: h.Retries,
		}
	}
}
