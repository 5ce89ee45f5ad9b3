package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// checkPodLimits refuses limits of a pod on rootless services that manage cgroups
// themselves (cgroupfs, which all of them do on cgroups v1): they make no cgroup for
// the pod, and lose its limits without a word. The server is asked only if there are limits.
func (t *attempt) checkPodLimits(ctx context.Context, p *PodSpec) error {
	if !p.limited() {
		return nil
	}
	info, err := request[*reply.Info](ctx, t, Request{Op: OpInfo, Subject: "ask whether pods have cgroups"})
	if err != nil {
		return err
	}
	if h := info.Host; h == nil || !h.Security.Rootless || h.CgroupManager != "cgroupfs" {
		return nil
	}
	row, _ := LookupRule(CapPodResources)
	return Refusals{&UnsupportedError{
		Cap: row.Cap, Field: row.Field, Option: row.Option, Needs: "a service that root runs, or one whose cgroups systemd manages",
		Has: t.Server.Version, Server: t.Server.URI,
		Note: "it is rootless with the cgroup manager cgroupfs, and makes no cgroup for the pod", Instead: row.Instead,
	}}
}
