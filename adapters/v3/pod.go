package v3

import (
	"io"
	"slices"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
)

// pod33 is the body for 3.3, which has the PID namespace under another key.
type pod33 struct {
	*PodSpecGenerator
	PID wire.Namespace `json:"pid,omitempty"`
	// Pid takes the place of PodSpecGenerator's, which is never written then.
	Pid *wire.Namespace `json:"pidns,omitempty"`
}

// anyPod reads a body in the form of any 3.x release.
type anyPod struct {
	PodSpecGenerator
	PID wire.Namespace `json:"pid"` // 3.3's
}

// encodePod returns the create body for a pod: a *PodSpecGenerator, or 3.3's
// form around it.
func encodePod(p *core.PodSpec, server core.Server) (any, error) {
	if err := mustBe3("a pod spec", server); err != nil {
		return nil, err
	}
	var f libpod.Faults
	refuse(&f, p.Uses(), server)
	out := libpod.EncodePod(&f, withoutDefaults(p), server, networks)
	out.SharedNamespaces, out.ShareParent = podNamespaces(&f, p, server), nil
	if p.Security.IDMappings == nil {
		out.IDMappings = nil // the namespace's mode says it
	}
	if !server.Version.AtLeast(v3_4) {
		out.Userns = wire.Namespace{} // the host's, which is all that there is
	}
	body := libpod.Fit[PodSpecGenerator](&f, out)
	if err := f.Err(); err != nil {
		return nil, err
	}
	if server.Version.AtLeast(v3_3) && !server.Version.AtLeast(v3_4) {
		return &pod33{PodSpecGenerator: body, PID: body.Pid}, nil
	}
	return body, nil
}

// withoutDefaults returns the spec without policies that are those of podman 3,
// whose form has no place for them.
func withoutDefaults(p *core.PodSpec) *core.PodSpec {
	out := *p
	if out.Basic.ExitPolicy == core.PodExitContinue {
		out.Basic.ExitPolicy = ""
	}
	if out.Basic.RestartPolicy == "no" {
		out.Basic.RestartPolicy = ""
	}
	return &out
}

// podNamespaces returns the namespaces to share in the words of 3.x, where
// "cgroup" makes the pod's cgroup the parent of its containers'. A newer server
// does that unless it is told otherwise, and takes the word for a namespace.
func podNamespaces(f *libpod.Faults, p *core.PodSpec, server core.Server) []string {
	shared, parent := libpod.SharedNamespaces(p), p.Basic.ShareParent == nil || *p.Basic.ShareParent
	newer := server.Version.AtLeast(v4_0)
	switch {
	case newer && !parent:
		f.Field("Basic.ShareParent", "false", "the form of podman 3 cannot say it to podman 4")
	case p.Basic.NoInfra:
	case parent && !newer:
		return append([]string{"cgroup"}, shared...) // "none" would take it back
	case len(shared) == 0:
		return libpod.NoNamespaces
	}
	return shared
}

// DecodePod reads a create body of a pod in the form of any 3.x release.
func (adapter) DecodePod(body io.Reader) (*core.PodSpec, error) {
	in, f := &anyPod{}, &libpod.Faults{}
	if err := libpod.Strict(body, in); err != nil {
		return nil, err
	}
	if in.PID != (wire.Namespace{}) {
		if in.Pid != (wire.Namespace{}) {
			f.BodyField("pid, pidns", "", "are the same in the words of different releases")
		}
		in.Pid = in.PID
	}
	if in.ResourceLimits != nil || in.CPUPeriod != 0 || in.CPUQuota != 0 {
		f.BodyField("resource_limits, cpu_period, cpu_quota", "", "limit the infra container alone, if anything")
	}
	out := libpod.Fit[wire.PodSpecGenerator](f, &in.PodSpecGenerator)
	if shared := in.SharedNamespaces; !in.NoInfra {
		out.ShareParent = new(slices.Contains(shared, "cgroup"))
		out.SharedNamespaces = slices.DeleteFunc(slices.Clone(shared), func(ns string) bool { return ns == "cgroup" })
	}
	return libpod.DecodePod(f, out, networks)
}
