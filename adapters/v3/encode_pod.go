package v3

import (
	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
)

// The releases at which the form of a pod changes.
var (
	v3_3 = core.MustVersion("3.3.0") // infra_name; pid
	v3_4 = core.MustVersion("3.4.0") // pidns instead of pid; userns
)

// pod33 is the body for 3.3, which has the PID namespace under another key.
type pod33 struct {
	*PodSpecGenerator
	PID Namespace `json:"pid,omitempty"`
	// Pid takes the place of PodSpecGenerator's, which is never written then.
	Pid *Namespace `json:"pidns,omitempty"`
}

// encodePod returns the create body for a pod: a *PodSpecGenerator, or 3.3's
// form around it. The network is encoded as a container's is.
func encodePod(p *core.PodSpec, server core.Server) (any, error) {
	if err := mustBe3("a pod spec", server); err != nil {
		return nil, err
	}
	e := encoder{s: p.Infra(), server: server, out: &SpecGenerator{}}
	e.refuse(p.Uses())
	e.network()
	n, b := &e.out.ContainerNetworkConfig, &p.Basic
	out := &PodSpecGenerator{
		PodBasicConfig: PodBasicConfig{
			Name: b.Name, Hostname: b.Hostname, Labels: b.Labels, PodCreateCommand: b.CreateCommand,
			NoInfra: b.NoInfra, InfraImage: b.InfraImage, InfraName: b.InfraName, InfraCommand: b.InfraCommand,
			InfraConmonPidFile: b.InfraConmonPidFile, SharedNamespaces: e.podNamespaces(p),
			Pid: namespace(b.PID), Userns: namespace(b.UserNS),
		},
		PodNetworkConfig: PodNetworkConfig{
			NetNS: n.NetNS, StaticIP: n.StaticIP, StaticMAC: n.StaticMAC, PortMappings: n.PortMappings, CNINetworks: n.CNINetworks,
			NoManageResolvConf: n.UseImageResolvConf, DNSServer: n.DNSServers, DNSSearch: n.DNSSearch, DNSOption: n.DNSOptions,
			NoManageHosts: n.UseImageHosts, HostAdd: n.HostAdd, NetworkOptions: n.NetworkOptions,
		},
		PodCgroupConfig: PodCgroupConfig{CgroupParent: p.Cgroup.Parent},
	}
	if !server.Version.AtLeast(v3_4) {
		out.Userns = Namespace{} // the host's, which is all that there is
	}
	if err := e.Err(); err != nil {
		return nil, err
	}
	if server.Version.AtLeast(v3_3) && !server.Version.AtLeast(v3_4) {
		return &pod33{PodSpecGenerator: out, PID: out.Pid}, nil
	}
	return out, nil
}

// podNamespaces returns the namespaces to share in the words of 3.x, where
// "cgroup" makes the pod's cgroup the parent of its containers'. A newer server
// does that unless it is told otherwise, and takes the word for a namespace.
func (e *encoder) podNamespaces(p *core.PodSpec) []string {
	shared, parent := libpod.SharedNamespaces(p), p.Basic.ShareParent == nil || *p.Basic.ShareParent
	newer := e.server.Version.AtLeast(v4_0)
	switch {
	case newer && !parent:
		e.Field("Basic.ShareParent", "false", "the form of podman 3 cannot say it to podman 4")
	case p.Basic.NoInfra:
	case parent && !newer:
		return append([]string{"cgroup"}, shared...) // "none" would take it back
	case len(shared) == 0:
		return libpod.NoNamespaces
	}
	return shared
}
