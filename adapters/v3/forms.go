package v3

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/podspan/podspan/adapters/internal/libpod"
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
	Namespace
	String string `json:"string,omitempty"`
}

// form returns the body in the form that the server reads.
func (e *encoder) form() any {
	if e.server.Version.AtLeast(v3_2_3) {
		return e.out
	}
	names := libpod.Each(e.s.Storage.Secrets, e.secretName)
	e.out.ContainerStorageConfig.Secrets = nil
	if e.server.Version.AtLeast(v3_1) {
		return &spec31{SpecGenerator: e.out, Secrets: names}
	}
	if len(names) > 0 {
		e.Field("Storage.Secrets", names[0], "podman 3.0 has no secrets")
	}
	older := func(n Namespace) namespace30 { return namespace30{Namespace: n, String: n.Value} }
	return &spec30{
		SpecGenerator: e.out,
		PidNS:         older(e.out.PidNS), UtsNS: older(e.out.UtsNS), IpcNS: older(e.out.IpcNS),
		UserNS: older(e.out.UserNS), CgroupNS: older(e.out.CgroupNS), NetNS: older(e.out.NetNS),
	}
}

func (e *encoder) secretName(x *core.ContainerSecret) string {
	if x.UID != 0 || x.GID != 0 || (x.Mode != nil && *x.Mode != libpod.DefaultSecretMode) || (x.Target != "" && x.Target != x.Source) {
		e.Field("Storage.Secrets", x.Source, "before podman 3.2.3 a secret is mounted under its own name, with mode 0444, for root")
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

type anyNamespace struct{ Namespace }

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

type anySecret struct{ Secret }

func (s *anySecret) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		s.Secret = Secret{Mode: libpod.DefaultSecretMode}
		return json.Unmarshal(data, &s.Source)
	}
	return libpod.Strict(strings.NewReader(string(data)), &s.Secret)
}
