package v3

import (
	"io"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core/reply"
)

// Pods have 4.x's shape in 3.x but for the names of their containers' states
// and what 4.x has besides.

func decodePodList(body io.Reader) ([]reply.PodSummary, error) {
	list, err := libpod.List[reply.PodSummary](body)
	if err != nil {
		return nil, err
	}
	for i := range list {
		for _, ctr := range list[i].Containers {
			if ctr != nil {
				ctr.Status = stateName(ctr.Status)
			}
		}
	}
	return list, nil
}

// decodePodInspect leaves InfraConfig.HostNetwork as it is: 3.4 says true of
// every pod whose /etc/hosts is managed, whatever its network.
func decodePodInspect(body io.Reader) (*reply.Pod, error) {
	pod, err := libpod.Object[reply.Pod](body)
	if err != nil {
		return nil, err
	}
	for i := range pod.Containers {
		pod.Containers[i].State = stateName(pod.Containers[i].State)
	}
	return pod, nil
}
