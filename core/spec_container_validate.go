package core

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Validate checks what is wrong with the spec whatever the server: values out
// of range and settings that contradict each other. All that is wrong is in
// the one error, as [*FieldError]s of class [ErrInvalid].
func (s *ContainerSpec) Validate() error {
	if s == nil {
		return errNoSpec
	}
	v := validator{}
	s.validateBasic(&v)
	s.validateStorage(&v)
	s.validateNamespaces(&v)
	s.validateNetwork(&v)
	s.validateJoined(&v)
	s.validateResources(&v)
	s.validateHealth(&v)
	s.validatePartners(&v)
	return errors.Join(v.errs...)
}

type validator struct{ errs []error }

func (v *validator) require(ok bool, field, value, reason string) {
	if !ok {
		v.errs = append(v.errs, &FieldError{Field: field, Value: value, Reason: reason})
	}
}

// oneOf requires an empty value or one of the allowed ones.
func (v *validator) oneOf(field, value string, allowed ...string) {
	v.require(value == "" || slices.Contains(allowed, value), field, value, fmt.Sprintf("must be one of %q", allowed))
}

// seconds requires whole seconds that are not negative, since that is what the
// wire can say.
func (v *validator) seconds(field string, d time.Duration) {
	v.require(d >= 0 && d%time.Second == 0, field, d.String(), "must be whole seconds, not negative")
}

// namespace requires one of the modes, with a value where the mode has one.
func (v *validator) namespace(field string, n Namespace, modes []NamespaceMode) {
	v.require(n.Mode == "" || slices.Contains(modes, n.Mode), field, string(n.Mode), fmt.Sprintf("must be one of %q", modes))
	switch n.Mode {
	case NamespacePath, NamespaceContainer:
		v.require(n.Value != "", field, string(n.Mode), "needs a value: a path, or a container's name")
	case NamespaceKeepID:
	default:
		v.require(n.Value == "", field, n.Value, "mode "+string(n.Mode)+" takes no value")
	}
}

func (s *ContainerSpec) validateBasic(v *validator) {
	b := &s.Basic
	if b.StopTimeout != nil {
		v.seconds("Basic.StopTimeout", *b.StopTimeout)
	}
	v.seconds("Basic.Timeout", b.Timeout)
	if b.StopSignal != nil {
		v.require(*b.StopSignal > 0 && *b.StopSignal <= sigRTMax, "Basic.StopSignal", b.StopSignal.String(), "must be from 1 to 64")
	}
	v.require(!s.Security.Privileged || len(s.Security.CapDrop) == 0, "Security.CapDrop", "",
		"contradicts Security.Privileged: servers leave it out")
	v.oneOf("Basic.RestartPolicy", b.RestartPolicy, "no", "on-failure", "always", "unless-stopped")
	v.oneOf("Basic.InitContainer", b.InitContainer, "always", "once")
	v.require(b.InitContainer == "" || b.Pod != "", "Basic.InitContainer", b.InitContainer, "needs Basic.Pod")
	s.validateLog(v)
	for _, a := range ownAnnotations {
		said, ok := b.Annotations[a.key]
		v.require(!ok || said == "TRUE" || !a.on(s), "Basic.Annotations", a.key, "contradicts "+a.field+": servers write TRUE")
	}
	v.require(b.RestartTries == nil || b.RestartPolicy == "on-failure", "Basic.RestartTries", "",
		"needs RestartPolicy on-failure: servers read it for no other")
	v.require(!b.Remove || b.RestartPolicy == "" || b.RestartPolicy == "no" || b.RestartPolicy == "on-failure",
		"Basic.RestartPolicy", b.RestartPolicy, "contradicts Basic.Remove")
}

// validateLog refuses what the log driver does not read. What every Podman takes
// all the same is left out, see containerUnapplied.
func (s *ContainerSpec) validateLog(v *validator) {
	l := s.Basic.Log
	if l == nil {
		return
	}
	v.require(l.MaxSize >= 0, "Basic.Log.MaxSize", "", "must not be negative")
	switch l.Driver {
	case "passthrough":
		v.require(l.Path == "", "Basic.Log.Path", l.Path, "log driver "+l.Driver+" writes no file: use k8s-file")
		v.require(l.MaxSize <= 0, "Basic.Log.MaxSize", "", "log driver "+l.Driver+" writes no file: use k8s-file")
		v.require(l.Tag == "", "Basic.Log.Tag", l.Tag, "log driver "+l.Driver+" writes no tag: use journald")
	case "k8s-file", "json-file":
		v.require(l.Tag == "", "Basic.Log.Tag", l.Tag, "a container with a tag and log driver "+l.Driver+" cannot be started: use journald")
	}
}

func (s *ContainerSpec) validateStorage(v *validator) {
	st := &s.Storage
	v.require(st.Image != "" || st.Rootfs != "", "Storage.Image", "", "an image or a root file system is needed")
	v.require(st.Image == "" || st.Rootfs == "", "Storage.Rootfs", st.Rootfs, "contradicts Storage.Image: give one of them")
	v.oneOf("Storage.ImageVolumeMode", st.ImageVolumeMode, "anonymous", "tmpfs", "ignore")
	v.require(st.ShmSize == nil || *st.ShmSize >= 0, "Storage.ShmSize", "", "must not be negative")
	v.require(st.ShmSizeSystemd == nil || *st.ShmSizeSystemd >= 0, "Storage.ShmSizeSystemd", "", "must not be negative")
	for _, x := range st.Secrets {
		v.require(x.Source != "", "Storage.Secrets.Source", "", "must name a secret")
		v.require(x.Mode == nil || *x.Mode == x.Mode.Perm(), "Storage.Secrets.Mode", "", "permission bits only")
	}
	s.validateMounts(v)
}

func (s *ContainerSpec) validateMounts(v *validator) {
	st := &s.Storage
	for _, m := range st.Mounts {
		v.require(m.Destination != "", "Storage.Mounts.Destination", "", "must not be empty")
		v.require(!slices.Contains(m.Options, "O"), "Storage.Mounts.Options", "O", "no server reads it here: use Storage.OverlayVolumes")
	}
	for _, m := range st.Volumes {
		v.require(m.Destination != "", "Storage.Volumes.Destination", "", "must not be empty")
		v.require(m.Name != "" || m.SubPath == "", "Storage.Volumes.SubPath", m.SubPath, "needs a volume's name")
	}
	for _, m := range st.OverlayVolumes {
		for _, o := range m.Options {
			v.require(o == "O" || o == "U" || strings.HasPrefix(o, "upperdir=") || strings.HasPrefix(o, "workdir="),
				"Storage.OverlayVolumes.Options", o,
				"no server reads it: use U, upperdir= and workdir=")
		}
		v.require(m.Destination != "" && m.Source != "", "Storage.OverlayVolumes", m.Source, "needs a source and a destination")
	}
	for _, m := range st.ImageVolumes {
		v.require(m.Destination != "" && m.Source != "", "Storage.ImageVolumes", m.Source, "needs a source and a destination")
	}
}

// namespaceModes lists what each kind of namespace may be, in any release;
// which release knows which is in the rules table.
var namespaceModes = map[string][]NamespaceMode{
	"Basic.PID": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePod, NamespacePrivate},
	"Basic.UTS": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePod, NamespacePrivate},
	"Cgroup.NS": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePod, NamespacePrivate},
	"Storage.IPC": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePod, NamespacePrivate, NamespaceShareable,
		NamespaceNone},
	"Security.UserNS": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePod, NamespacePrivate, NamespaceKeepID,
		NamespaceNoMap, NamespaceAuto},
	"Network.NS": {NamespaceDefault, NamespaceHost, NamespacePath, NamespaceContainer, NamespacePod, NamespacePrivate, NamespaceNone,
		NamespaceBridge, NamespaceSlirp, NamespacePasta},
}

func (s *ContainerSpec) validateNamespaces(v *validator) {
	for _, n := range []struct {
		field string
		ns    Namespace
	}{
		{"Basic.PID", s.Basic.PID}, {"Basic.UTS", s.Basic.UTS}, {"Cgroup.NS", s.Cgroup.NS},
		{"Storage.IPC", s.Storage.IPC}, {"Security.UserNS", s.Security.UserNS}, {"Network.NS", s.Network.NS},
	} {
		v.namespace(n.field, n.ns, namespaceModes[n.field])
	}
	auto := s.Security.IDMappings != nil && s.Security.IDMappings.Auto != nil
	if m := s.Security.IDMappings; m != nil && s.Basic.Pod != "" {
		v.require(len(m.UIDMap)+len(m.GIDMap) == 0 && m.Auto == nil, "Security.IDMappings", "", "are the pod's in a pod")
	}
	v.require(!auto || s.Security.UserNS.Mode == NamespaceAuto, "Security.IDMappings.Auto", "", "needs UserNS mode auto")
}

func (s *ContainerSpec) validateNetwork(v *validator) {
	n := &s.Network
	if len(n.Networks) > 0 {
		v.require(slices.Contains([]NamespaceMode{"", NamespaceDefault, NamespaceBridge, NamespacePrivate}, n.NS.Mode),
			"Network.NS", n.NS.String(), "networks can be joined with mode bridge only")
	}
	for mode := range n.Options {
		v.require(mode == string(n.NS.Mode), "Network.Options", mode, "is read with that network mode only")
		v.require(mode == string(NamespaceSlirp) || mode == string(NamespacePasta), "Network.Options", mode,
			"has no options: slirp4netns and pasta have")
	}
	if s.Basic.Pod != "" && n.NS.Mode == NamespaceHost { // the other modes are in validateJoined
		v.require(len(n.Ports) == 0 && !n.PublishAll, "Network.Ports", "", "cannot be published with network mode host: servers leave them out")
	}
	seen := map[string]bool{}
	for _, a := range n.Networks {
		v.require(!seen[a.Name], "Network.Networks", a.Name, "named twice")
		seen[a.Name] = true
		var v4, v6 int
		for _, ip := range a.StaticIPs {
			v.require(ip.IsValid(), "Network.Networks.StaticIPs", "", "not an address")
			if ip.Unmap().Is4() {
				v4++
			} else {
				v6++
			}
		}
		v.require(v4 <= 1 && v6 <= 1, "Network.Networks.StaticIPs", a.Name, "at most one IPv4 and one IPv6 address per network")
		v.require(len(a.StaticMAC) == 0 || len(a.StaticMAC) == 6, "Network.Networks.StaticMAC", a.StaticMAC.String(), "must have six bytes")
	}
	for _, p := range n.Ports {
		r := max(int(p.Range), 1)
		v.require(p.HostIP.Zone() == "", "Network.Ports.HostIP", p.HostIP.String(), "an address with a zone cannot be sent")
		v.require(p.ContainerPort > 0, "Network.Ports.ContainerPort", "0", "must be from 1 to 65535")
		v.require(int(p.ContainerPort)+r-1 <= 65535, "Network.Ports.Range", fmt.Sprint(p.Range), "goes past container port 65535")
		v.require(p.HostPort == 0 || int(p.HostPort)+r-1 <= 65535, "Network.Ports.Range", fmt.Sprint(p.Range), "goes past host port 65535")
	}
}

func (s *ContainerSpec) validateResources(v *validator) {
	r := &s.Resources
	if m := r.Memory; m != nil {
		v.require(m.Swappiness == nil || *m.Swappiness <= 100, "Resources.Memory.Swappiness", "", "must be from 0 to 100")
		v.require(m.Swap == nil || *m.Swap >= -1, "Resources.Memory.Swap", "", "must not be negative, but for -1: unlimited")
		v.require(m.Limit == nil || m.Swap == nil || *m.Swap < 0 || *m.Swap >= *m.Limit, "Resources.Memory.Swap", "",
			"counts memory and swap together, so it cannot be less than Memory.Limit")
	}
	if b := r.BlockIO; b != nil && b.Weight != nil {
		v.require(*b.Weight == 0 || *b.Weight >= 10 && *b.Weight <= 1000, "Resources.BlockIO.Weight", fmt.Sprint(*b.Weight),
			"must be from 10 to 1000")
	}
	if r.OOMScoreAdj != nil {
		v.require(*r.OOMScoreAdj >= -1000 && *r.OOMScoreAdj <= 1000, "Resources.OOMScoreAdj", fmt.Sprint(*r.OOMScoreAdj),
			"must be from -1000 to 1000")
	}
	for _, l := range r.Rlimits {
		v.require(l.Soft <= l.Hard, "Resources.Rlimits", l.Type, "the soft limit is above the hard one")
	}
}

func (s *ContainerSpec) validateHealth(v *validator) {
	check := func(field string, h *HealthConfig, retries int) {
		v.require(h.Interval >= 0 && h.Timeout >= 0 && h.StartPeriod >= 0, field, "", "durations must not be negative")
		v.require(h.Retries >= 0, field+".Retries", fmt.Sprint(h.Retries), "must not be negative")
		v.require(len(h.Test) > 0, field+".Test", "", "is missing: there is nothing to run")
		if len(h.Test) > 0 && h.Test[0] != "NONE" {
			v.require(h.Timeout > 0, field+".Timeout", "", "must be given, or no run ever succeeds")
			v.require(h.Retries >= retries, field+".Retries", "", "must be given, or the first failure counts")
		}
	}
	if h := s.HealthCheck.Check; h != nil {
		check("HealthCheck.Check", h, 1)
	}
	if h := s.HealthCheck.Startup; h != nil {
		check("HealthCheck.Startup", &h.HealthConfig, 0)
		v.require(h.Successes >= 0, "HealthCheck.Startup.Successes", fmt.Sprint(h.Successes), "must not be negative")
	}
	v.oneOf("HealthCheck.OnFailure", string(s.HealthCheck.OnFailure),
		string(HealthActionNone), string(HealthActionKill), string(HealthActionRestart), string(HealthActionStop))
}
