package libpod

import "github.com/podspan/podspan/core"

// volumeCreate is the body of a volume's create, in podman's own names
// (pkg/domain/entities/volumes.go). Label is what every release reads; Labels,
// its twin, came with 4.0.
type volumeCreate struct {
	Name           string            `json:"Name,omitempty"`
	Driver         string            `json:"Driver,omitempty"`
	Label          map[string]string `json:"Label,omitempty"`
	Options        map[string]string `json:"Options,omitempty"`
	IgnoreIfExists bool              `json:"IgnoreIfExists,omitempty"`
}

func encodeVolume(s *core.VolumeSpec, server core.Server) core.Payload {
	return core.Payload{Body: &volumeCreate{
		Name: s.Name, Driver: s.Driver, Label: s.Labels, Options: s.Options,
		IgnoreIfExists: s.IgnoreIfExists && core.Supports(core.CapVolumeIgnore, server.Version) == core.Native,
	}}
}
