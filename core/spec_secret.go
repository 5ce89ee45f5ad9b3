package core

import (
	"errors"
	"io"
	"strings"
)

// SecretSpec says everything about a secret that is to be created.
type SecretSpec struct {
	Name   string // 1 to 253 bytes without "=", "/", "," and NUL
	Driver string // "file", "pass", "shell"; empty: the server's own choice
	// DriverOptions are the driver's; of file: "path", a folder on the server.
	// None: those that the server is configured with.
	DriverOptions map[string]string
	Labels        map[string]string // metadata
	// Replace puts the secret in the place of one that has the name; if there is none,
	// the secret is created.
	Replace bool
	// Data is read to its end before anything is sent: a server would keep half
	// a secret if it broke off. 1 to [MaxSecretSize] bytes. It appears in no error
	// and in no log.
	Data io.Reader
}

// MaxSecretSize is the most that a secret may hold in any release of Podman, in
// bytes (containers/common, pkg/secrets).
const MaxSecretSize = 512000 - 1

// Validate reports all that no server could apply, as [ContainerSpec.Validate] does.
func (s *SecretSpec) Validate() error {
	if s == nil {
		return errNoSpec
	}
	v := validator{}
	v.require(len(s.Name) > 0 && len(s.Name) <= 253 && !strings.ContainsAny(s.Name, ",/=\x00"), "SecretSpec.Name", s.Name,
		"must have 1 to 253 bytes, and no comma, slash, equals sign or NUL")
	v.require(s.Data != nil, "SecretSpec.Data", "", "there is none")
	_, nameless := s.Labels[""]
	v.require(!nameless, "SecretSpec.Labels", "", "each needs a name")
	_, nameless = s.DriverOptions[""]
	v.require(!nameless, "SecretSpec.DriverOptions", "", "each needs a name")
	return errors.Join(v.errs...)
}

// Uses returns the capabilities that the spec needs, in the order of the rules
// table.
func (s *SecretSpec) Uses() []Capability { return uses(secretSpecRules, s) }

// without returns a copy of the spec that does not use the capabilities; it is
// s itself if there are none.
func (s *SecretSpec) without(caps []Capability) *SecretSpec {
	out, _ := leftOut(secretSpecRules, s, caps)
	return out
}

func (s *SecretSpec) unapplied() []row[SecretSpec] { return nil }
