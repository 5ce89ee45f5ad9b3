package v4

import (
	"fmt"
	"io"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// decode reads answers of 4.x, which are the neutral ones, and of 5.x in 4.x's
// stead.
func decode(op core.Op, body io.Reader) (any, error) {
	if v, known, err := libpod.Decode(op, body); known {
		return v, err
	}
	var v any
	var err error
	switch op {
	case core.OpContainerList:
		v, err = libpod.List[reply.ContainerSummary](body)
	case core.OpContainerInspect:
		v, err = decodeInspect(body)
	case core.OpNetworkInspect:
		v, err = libpod.Object[reply.Network](body)
	case core.OpNetworkList:
		v, err = libpod.List[reply.Network](body)
	case core.OpPodList:
		v, err = libpod.List[reply.PodSummary](body)
	case core.OpPodInspect:
		v, err = libpod.Object[reply.Pod](body)
	case core.OpInfo:
		v, err = libpod.Info(body, "")
	default:
		return nil, fmt.Errorf("the v4 adapter cannot read the answer to %q", op)
	}
	if err != nil {
		return nil, err
	}
	return v, nil
}

// decodeInspect reads a container's data. Only 5.0 gives its Config in a new
// form whatever the path says; 5.1 and newer look at the path.
func decodeInspect(body io.Reader) (*reply.Container, error) {
	w, err := libpod.Object[struct {
		reply.Container
		Config *libpod.InspectConfig `json:"Config"`
	}](body)
	if err != nil {
		return nil, err
	}
	w.Container.Config = w.Config.Neutral()
	return &w.Container, nil
}
