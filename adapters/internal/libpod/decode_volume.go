package libpod

import (
	"encoding/json"
	"io"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// decodeVolume reads answers on volumes.
func decodeVolume(op core.Op, body io.Reader) (v any, known bool, err error) {
	switch op {
	case core.OpVolumeExists, core.OpVolumeRemove:
		return nil, true, nil
	case core.OpVolumeCreate, core.OpVolumeInspect:
		v, err = Object[reply.Volume](body)
	case core.OpVolumeList:
		v, err = List[reply.Volume](body)
	case core.OpVolumePrune:
		v, err = volumesPruned(body)
	default:
		return nil, false, nil
	}
	return v, true, err
}

// volumesPruned reads the answer to a prune. Servers encode the error itself,
// of which no field is public: an object without content.
func volumesPruned(body io.Reader) ([]reply.VolumePruned, error) {
	list, err := List[struct {
		reply.VolumePruned
		Err json.RawMessage
	}](body)
	if err != nil {
		return nil, err
	}
	out := make([]reply.VolumePruned, len(list))
	for i, x := range list {
		out[i] = x.VolumePruned
		if len(x.Err) == 0 || string(x.Err) == "null" {
			continue
		}
		var text string
		_ = json.Unmarshal(x.Err, &text) // anything but a text says that there is an error, and not which
		out[i].Err = &text
	}
	return out, nil
}
