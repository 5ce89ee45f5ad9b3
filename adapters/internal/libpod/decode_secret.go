package libpod

import (
	"io"

	"github.com/podspan/podspan/core"
)

// decodeSecret reads answers on secrets.
func decodeSecret(op core.Op, body io.Reader) (v any, known bool, err error) {
	switch op {
	case core.OpSecretExists, core.OpSecretRemove:
		return nil, true, nil
	case core.OpSecretCreate:
		v, err = Object[core.SecretCreated](body)
	case core.OpSecretInspect:
		v, err = Object[core.SecretInfoReport](body)
	case core.OpSecretList:
		v, err = List[core.SecretInfoReport](body)
	default:
		return nil, false, nil
	}
	return v, true, err
}
