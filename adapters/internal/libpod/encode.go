package libpod

import (
	"fmt"

	"github.com/podspan/podspan/core"
)

// Encode makes the payloads that 3.0 to 5.x take in the same form.
func Encode(op core.Op, v any, server core.Server) (core.Payload, error) {
	switch v := v.(type) {
	case *core.VolumeSpec:
		if op == core.OpVolumeCreate {
			return encodeVolume(v, server), nil
		}
	case *core.SecretSpec:
		if op == core.OpSecretCreate {
			return encodeSecret(v)
		}
	}
	return core.Payload{}, fmt.Errorf("no adapter has a payload for %q of a %T", op, v)
}
