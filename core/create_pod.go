package core

import (
	"context"
	"errors"
	"slices"
)

// checkPodMember refuses what servers take from the pod's infra container
// whatever a container asks for (InfraInherit of libpod/container_config.go),
// unless the pod has it alike.
func (t *turn) checkPodMember(ctx context.Context, s *ContainerSpec) error {
	var lost []Capability
	lacks := func(c Capability) bool { return Supports(c, t.Server.Version) != Native }
	if s.Storage.ShmSize != nil && lacks(CapPodMemberShmSize) {
		lost = append(lost, CapPodMemberShmSize)
	}
	if s.Network.UseImageHosts && lacks(CapPodMemberNoHosts) {
		lost = append(lost, CapPodMemberNoHosts)
	}
	if s.Basic.Pod == "" || lost == nil && s.Storage.ShmSizeSystemd == nil {
		return nil
	}
	pod, err := callOn[*InspectPodData](ctx, t, podRequest(OpPodInspect, "inspect", s.Basic.Pod))
	if errors.Is(err, ErrNotFound) {
		return nil // the create will say so
	}
	if err != nil || pod.InfraContainerID == "" {
		return err
	}
	var errs []error
	if s.Storage.ShmSizeSystemd != nil {
		errs = append(errs, &FieldError{Field: "Storage.ShmSizeSystemd", Reason: "servers give containers the pod's: give it to the pod"})
	}
	if slices.Contains(lost, CapPodMemberShmSize) {
		infra, err := callOn[*InspectContainerData](ctx, t, containerRequest(OpContainerInspect, "inspect infra", pod.InfraContainerID))
		if err != nil {
			return err
		}
		if infra.HostConfig != nil && infra.HostConfig.ShmSize == int64(*s.Storage.ShmSize) {
			lost = slices.DeleteFunc(lost, func(c Capability) bool { return c == CapPodMemberShmSize })
		}
	}
	if pod.InfraConfig != nil && pod.InfraConfig.NoManageHosts {
		lost = slices.DeleteFunc(lost, func(c Capability) bool { return c == CapPodMemberNoHosts })
	}
	return errors.Join(append(errs, Check(t.Server, lost...))...)
}
