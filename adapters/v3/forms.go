package v3

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// The generated SpecGenerator is that of 3.4. Older releases have two things in
// another form; the types here embed it and put theirs over its fields.

// spec31 is the body for 3.1.0 to 3.2.2, whose secrets are names.
type spec31 struct {
	*SpecGenerator
	Secrets []string `json:"secrets,omitempty"`
}

// spec30 is the body for 3.0, which has no secrets.
type spec30 struct {
	*SpecGenerator
	PidNS    namespace30 `json:"pidns,omitempty"`
	UtsNS    namespace30 `json:"utsns,omitempty"`
	IpcNS    namespace30 `json:"ipcns,omitempty"`
	UserNS   namespace30 `json:"userns,omitempty"`
	CgroupNS namespace30 `json:"cgroupns,omitempty"`
	NetNS    namespace30 `json:"netns,omitempty"`
}

// namespace30 has the value under 3.0's key and under that of all others, so
// that it is never lost on a server that is newer than it says.
type namespace30 struct {
	wire.Namespace
	String string `json:"string,omitempty"`
}

// form returns a body in the form that the server reads.
func form(f *libpod.Faults, body *wire.SpecGenerator, secrets []core.ContainerSecret, server core.Server) any {
	if server.Version.AtLeast(v3_2_3) {
		return libpod.Fit[SpecGenerator](f, body)
	}
	names := libpod.Each(secrets, func(x *core.ContainerSecret) string { return secretName(f, x) })
	body.Secrets = nil
	if server.Version.AtLeast(v3_1) {
		return &spec31{SpecGenerator: libpod.Fit[SpecGenerator](f, body), Secrets: names}
	}
	if len(names) > 0 {
		f.Field("Storage.Secrets", names[0], "podman 3.0 has no secrets")
	}
	out := libpod.Fit[SpecGenerator](f, body)
	older := func(n wire.Namespace) namespace30 { return namespace30{Namespace: n, String: n.Value} }
	return &spec30{
		SpecGenerator: out,
		PidNS:         older(out.PidNS), UtsNS: older(out.UtsNS), IpcNS: older(out.IpcNS),
		UserNS: older(out.UserNS), CgroupNS: older(out.CgroupNS), NetNS: older(out.NetNS),
	}
}

func secretName(f *libpod.Faults, x *core.ContainerSecret) string {
	if x.UID != 0 || x.GID != 0 || (x.Mode != nil && *x.Mode != libpod.DefaultSecretMode) || (x.Target != "" && x.Target != x.Source) {
		f.Field("Storage.Secrets", x.Source, "before podman 3.2.3 a secret is mounted under its own name, with mode 0444, for root")
	}
	return x.Source
}

// anySpec reads a body in any of the forms.
type anySpec struct {
	SpecGenerator
	PidNS    anyNamespace `json:"pidns"`
	UtsNS    anyNamespace `json:"utsns"`
	IpcNS    anyNamespace `json:"ipcns"`
	UserNS   anyNamespace `json:"userns"`
	CgroupNS anyNamespace `json:"cgroupns"`
	NetNS    anyNamespace `json:"netns"`
	Secrets  []anySecret  `json:"secrets"`
}

// current returns the body in the form of 3.4.
func (s *anySpec) current() *SpecGenerator {
	out := &s.SpecGenerator
	out.PidNS, out.UtsNS, out.IpcNS = s.PidNS.Namespace, s.UtsNS.Namespace, s.IpcNS.Namespace
	out.UserNS, out.CgroupNS, out.NetNS = s.UserNS.Namespace, s.CgroupNS.Namespace, s.NetNS.Namespace
	out.Secrets = libpod.Each(s.Secrets, func(x *anySecret) wire.Secret { return x.Secret })
	return out
}

type anyNamespace struct{ wire.Namespace }

func (n *anyNamespace) UnmarshalJSON(data []byte) error {
	var w namespace30
	if err := libpod.Strict(strings.NewReader(string(data)), &w); err != nil {
		return err
	}
	if w.Value != "" && w.String != "" && w.Value != w.String {
		return fmt.Errorf("value %q and string %q contradict each other", w.Value, w.String)
	}
	if w.Value == "" {
		w.Value = w.String
	}
	n.Namespace = w.Namespace
	return nil
}

type anySecret struct{ wire.Secret }

func (s *anySecret) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		s.Secret = wire.Secret{Mode: libpod.DefaultSecretMode}
		return json.Unmarshal(data, &s.Source)
	}
	return libpod.Strict(strings.NewReader(string(data)), &s.Secret)
}
