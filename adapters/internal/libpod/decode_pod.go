package libpod

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// decodePod reads answers on pods. Partial failures of the verbs on a pod's
// state never get here: servers answer them with 409.
func decodePod(op core.Op, body io.Reader) (v any, known bool, err error) {
	switch op {
	case core.OpPodExists, core.OpPodStart, core.OpPodStop, core.OpPodKill, core.OpPodPause, core.OpPodUnpause, core.OpPodRestart:
		return nil, true, nil
	case core.OpPodCreate:
		v, err = Object[reply.CreatePodResult](body)
	case core.OpPodRemove:
		v, err = Object[reply.RemovePodResult](body)
	case core.OpPodTop:
		v, err = podTop(body)
	case core.OpPodStats:
		v, err = List[reply.PodStats](body)
	case core.OpPodPrune:
		v, err = List[reply.PodPruned](body)
	default:
		return nil, false, nil
	}
	return v, true, err
}

// podTop reads a list of processes. 4.x answers with nothing at all where 3.x
// has an empty list: when nothing in the pod runs, and when a column is unknown.
func podTop(body io.Reader) (*reply.ContainerTop, error) {
	top := new(reply.ContainerTop)
	if err := json.NewDecoder(body).Decode(top); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return top, nil
}
