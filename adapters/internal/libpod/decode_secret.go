package libpod

import (
	"io"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// decodeSecret reads answers on secrets.
func decodeSecret(op core.Op, body io.Reader) (v any, known bool, err error) {
	switch op {
	case core.OpSecretExists, core.OpSecretRemove:
		return nil, true, nil
	case core.OpSecretCreate:
		v, err = Object[reply.CreateSecretResult](body)
	case core.OpSecretInspect:
		v, err = Object[reply.Secret](body)
	case core.OpSecretList:
		v, err = List[reply.Secret](body)
	default:
		return nil, false, nil
	}
	return v, true, err
}
