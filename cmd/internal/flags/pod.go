package flags

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// PodResult is what a command line of pod create says.
type PodResult struct {
	Spec     *core.PodSpec
	IDFile   string   // write the ID here; empty: nowhere
	Replace  bool     // remove the pod called Spec.Basic.Name first
	Warnings []string // for standard error

	// Unapplied are the flags that every podman takes and none applies, and that the
	// spec has no place for.
	Unapplied []*core.UnsupportedError
}

// PodFlags returns the urfave flags of pod create.
func PodFlags() []cli.Flag {
	var out []cli.Flag
	for _, r := range rowsPod() {
		out = append(out, r.flag())
	}
	return out
}

// PodHelp returns the "Options:" of pod create, as [Help] does.
func PodHelp() string { return help(rowsPod()) }

// podFinishers are the finishers whose flags pod create has.
var podFinishers = []func(*build) error{
	checkPodConflicts, finishUserNS, finishNetwork, finishMounts, finishResources,
}

// Pod makes the pod that the flags and arguments of pod create describe. All
// that is wrong is said at once, as [Container] does.
func Pod(from Values, args []string, env Env) (*PodResult, error) {
	if len(args) > 1 {
		return nil, &UsageError{Command: "pod create", Text: fmt.Sprintf("accepts at most 1 arg(s), received %d", len(args))}
	}
	b := &build{
		command: "pod create", env: env, given: given(from), spec: &core.ContainerSpec{}, res: &Result{}, pod: &podFlags{},
		labelFile: map[string]string{},
	}
	if err := b.apply(rowsPod(), podFinishers, from); err != nil {
		return nil, err
	}
	if len(args) > 0 {
		if b.pod.name != "" {
			return nil, errors.New("cannot specify --name and NAME at the same time")
		}
		b.pod.name = args[0]
	}
	if b.pod.replace && b.pod.name == "" {
		return nil, errors.New("cannot replace pod without --name being set")
	}
	spec, err := b.podSpec()
	if err != nil {
		return nil, err
	}
	return &PodResult{Spec: spec, IDFile: b.pod.idFile, Replace: b.pod.replace, Warnings: b.res.Warnings, Unapplied: b.res.Unapplied}, nil
}

// checkPodConflicts refuses flags that contradict each other, in podman's
// words, and settles whether there is an infra container.
func checkPodConflicts(b *build) error {
	if err := checkExclusive(b); err != nil {
		return err
	}
	p := b.pod
	none := p.share == "none" || p.share == ""
	if !b.said("infra") && none {
		p.infra = false // nothing is shared
	}
	if p.infra {
		if p.shareParent && slices.Contains(strings.Split(strings.TrimPrefix(p.share, "+"), ","), "cgroup") {
			return errors.New("cannot define the pod as the cgroup parent at the same time as joining the infra container's cgroupNS: use " +
				"--share-parent=false")
		}
		return nil
	}
	switch {
	case b.said("no-hosts"):
		return errors.New("cannot specify --no-hosts without an infra container")
	case p.infraName != "":
		return errors.New("cannot set infra-name without an infra container")
	case b.said("share") && !none:
		return fmt.Errorf("cannot set share(%s) namespaces without an infra container", p.share)
	case len(b.spec.Network.Ports) > 0:
		return errors.New("you must have an infra container to publish port bindings to the host")
	}
	return nil
}

// podSpec takes the parts that belong to a pod from what a container would be.
func (b *build) podSpec() (*core.PodSpec, error) {
	s, p := b.spec, b.pod
	shared, err := p.sharedNamespaces()
	if err != nil {
		return nil, err
	}
	out := podOf(s)
	out.Basic = core.PodBasic{
		Name: p.name, Hostname: s.Basic.Hostname, Labels: b.podLabels(), CreateCommand: b.env.Argv,
		ExitPolicy: p.exitPolicy, RestartPolicy: s.Basic.RestartPolicy, RestartTries: s.Basic.RestartTries,
		NoInfra: !p.infra, InfraImage: p.infraImage, InfraName: p.infraName, InfraCommand: strings.Fields(p.infraCommand),
		InfraConmonPidFile: p.conmonPid, SharedNamespaces: shared,
		PID: s.Basic.PID, UTS: s.Basic.UTS, UserNS: s.Security.UserNS,
		Devices: s.Storage.Devices, Sysctl: s.Basic.Sysctl,
	}
	if p.infra || b.said("share-parent") {
		out.Basic.ShareParent = &p.shareParent
	}
	out.Cgroup.Parent = s.Cgroup.Parent
	out.Storage = core.PodStorage{
		Mounts: s.Storage.Mounts, Volumes: s.Storage.Volumes, OverlayVolumes: s.Storage.OverlayVolumes, ImageVolumes: s.Storage.ImageVolumes,
		VolumesFrom: s.Storage.VolumesFrom, ShmSize: s.Storage.ShmSize, ShmSizeSystemd: s.Storage.ShmSizeSystemd,
	}
	out.Security.SecurityOpts = p.securityOpts
	return out, nil
}

// podOf returns a pod with the network, the limits and the ID mappings of a
// container.
func podOf(s *core.ContainerSpec) *core.PodSpec {
	n, r := &s.Network, &s.Resources
	out := &core.PodSpec{
		Network: core.PodNetwork{
			NS: n.NS, Networks: n.Networks, Ports: n.Ports, DNSServers: n.DNSServers, DNSSearch: n.DNSSearch, DNSOptions: n.DNSOptions,
			UseImageResolvConf: n.UseImageResolvConf, UseImageHosts: n.UseImageHosts, HostAdd: n.HostAdd, Options: n.Options,
		},
		Resources: core.PodResources{BlockIO: r.BlockIO, ReadBpsDevice: r.ReadBpsDevice},
	}
	if m := r.Memory; m != nil {
		out.Resources.Memory = &core.PodMemory{Limit: m.Limit, Swap: m.Swap}
	}
	if c := r.CPU; c != nil {
		out.Resources.CPU = &core.PodCPU{Shares: c.Shares, Quota: c.Quota, Period: c.Period, Cpus: c.Cpus, Mems: c.Mems}
	}
	switch s.Security.UserNS.Mode {
	case core.NamespaceAuto, core.NamespaceKeepID, core.NamespaceNoMap, core.NamespacePrivate:
		out.Security.IDMappings = s.Security.IDMappings
	}
	return out
}

// podLabels lets --label win over --label-file.
func (b *build) podLabels() map[string]string {
	for k, v := range b.spec.Basic.Labels {
		b.labelFile[k] = v
	}
	if len(b.labelFile) == 0 {
		return nil
	}
	return b.labelFile
}

// sharedNamespaces reads --share. A user namespace is shared whatever is said:
// the pod's own, or the host's.
func (p *podFlags) sharedNamespaces() ([]string, error) {
	if !p.infra {
		return nil, nil
	}
	shared, text := []string{}, p.share
	if rest, ok := strings.CutPrefix(text, "+"); ok {
		shared, text = []string{"ipc", "net", "uts"}, rest
	}
	for _, ns := range strings.Split(text, ",") {
		switch ns {
		case "", "user":
		case "none":
			shared = []string{}
		case "cgroup", "ipc", "net", "pid", "uts":
			if !slices.Contains(shared, ns) {
				shared = append(shared, ns)
			}
		default:
			return nil, value{flag: "--share", text: p.share}.badText("a pod can share cgroup, ipc, net, pid and uts, or none, not %q", ns)
		}
	}
	return shared, nil
}

// Pod returns the pod of --pod new:NAME. Limits and the restart policy are the
// container's, too, so that a server which has none for pods needs none.
func (n *NewPod) Pod(supports func(core.Capability) core.Support) *core.PodSpec {
	s := &core.ContainerSpec{Network: n.Network, Security: core.ContainerSecurity{UserNS: n.UserNS, IDMappings: n.IDMappings}}
	out := podOf(s)
	out.Basic = core.PodBasic{Name: n.Name, Hostname: n.Hostname, CreateCommand: n.CreateCommand, PID: n.PID, UserNS: n.UserNS}
	if supports(core.CapPodResources) == core.Native && n.CPU != nil {
		out.Resources.CPU = &core.PodCPU{Period: n.CPU.Period, Quota: n.CPU.Quota, Cpus: n.CPU.Cpus}
	}
	if supports(core.CapPodRestart) == core.Native {
		out.Basic.RestartPolicy, out.Basic.RestartTries = n.RestartPolicy, n.RestartTries
	}
	return out
}
