package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// verifyPod compares a pod, and its infra container, with what it was made
// from, and removes it if it is another.
func (c *Client) verifyPod(ctx context.Context, sent sentSpec[*PodSpec], created *reply.CreatePodResult) error {
	made := sent.to.Version
	e := &VerifyError{Pod: created.ID, Server: sent.to.URI, Version: made}
	return e.settle(ctx, func() ([]Difference, error) {
		pod, err := readBack[*reply.Pod](ctx, c, podRequest(OpPodInspect, "inspect", created.ID), made)
		if err != nil {
			return nil, err
		}
		infra := &reply.Container{}
		if id := pod.InfraContainerID; id != "" {
			r := containerRequest(OpContainerInspect, "inspect infra", id)
			if infra, err = readBack[*reply.Container](ctx, c, r, made); err != nil {
				return nil, err
			}
		}
		return differences(podReadBackRows(), sent.spec, wholePod(pod, infra), made), nil
	}, func(ctx context.Context) error {
		_, err := c.RemovePod(ctx, created.ID, RemovePodOptions{Force: true, Ignore: true})
		return err
	})
}

// seenPod is what the two inspects say of a pod.
type seenPod struct {
	*reply.Pod                  // with its InfraConfig
	infra      *reply.Container // as [whole] has it; empty: the pod has none
}

func wholePod(pod *reply.Pod, infra *reply.Container) *seenPod {
	p := *pod
	p.InfraConfig = orNew(p.InfraConfig)
	return &seenPod{&p, whole(infra)}
}
