package v3

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// Encode has the payloads of this major's own form; all others are shared.
func (adapter) Encode(op core.Op, v any, server core.Server) (core.Payload, error) {
	switch v := v.(type) {
	case *core.NetworkSpec:
		return encodeNetwork(v, server)
	case *core.NetworkConnection:
		return encodeConnect(v, server)
	case *core.PodSpec:
		body, err := encodePod(v, server)
		if err != nil {
			return core.Payload{}, err
		}
		return core.Payload{Body: body}, nil
	default:
		return libpod.Encode(op, v, server)
	}
}
