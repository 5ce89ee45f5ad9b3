package core

// podDrops take a setting out of a pod's spec, as specDrops do. One row for
// each capability of podUses that a release may lack, unless it is essential.
var podDrops = map[Capability]func(*PodSpec){
	CapPodInfraName:     func(p *PodSpec) { p.Basic.InfraName = "" },
	CapPodNoShareParent: func(p *PodSpec) { p.Basic.ShareParent = nil },
	CapPodNoInfraCgroup: func(p *PodSpec) { p.Basic.ShareParent, p.Resources = nil, PodResources{} },
	CapPodShareCgroup: func(p *PodSpec) {
		p.Basic.SharedNamespaces = without(p.Basic.SharedNamespaces, func(ns string) bool { return ns == "cgroup" })
	},
	CapPodNetworkAlias: func(p *PodSpec) {
		p.Network.Networks = each(p.Network.Networks, func(n *NetworkAttachment) { n.Aliases = nil })
	},
	CapPodDevices: func(p *PodSpec) { p.Basic.Devices = nil },
	CapPodSysctl:  func(p *PodSpec) { p.Basic.Sysctl = nil },
	CapPodVolumes: func(p *PodSpec) {
		st := &p.Storage
		st.Mounts, st.Volumes, st.OverlayVolumes, st.ImageVolumes = nil, nil, nil, nil
	},
	CapPodVolumesFrom:      func(p *PodSpec) { p.Storage.VolumesFrom = nil },
	CapPodExitPolicy:       func(p *PodSpec) { p.Basic.ExitPolicy = "" },
	CapPodShmSize:          func(p *PodSpec) { p.Storage.ShmSize = nil },
	CapPodServiceContainer: func(p *PodSpec) { p.Basic.ServiceContainer = "" },
	CapPodResources: func(p *PodSpec) {
		p.Resources = PodResources{ReadBpsDevice: p.Resources.ReadBpsDevice}
	},
	CapPodReadBps:        func(p *PodSpec) { p.Resources.ReadBpsDevice = nil },
	CapPodShmSizeSystemd: func(p *PodSpec) { p.Storage.ShmSizeSystemd = nil },
	CapPodRestart:        func(p *PodSpec) { p.Basic.RestartPolicy, p.Basic.RestartTries = "", nil },
}

// FitPod returns the spec as the server can apply it, as [Client.FitSpec] does.
func (c *Client) FitPod(p *PodSpec) (*PodSpec, error) { return c.fitPod(c.Server(), p) }

func (c *Client) fitPod(server Server, p *PodSpec) (*PodSpec, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	left, err := c.settle(Check(server, p.Uses()...))
	if err != nil {
		return nil, err
	}
	return p.without(left), nil
}

// without returns a copy of the spec that does not use the capabilities; it is
// p itself if there are none. What p points to is not changed.
func (p *PodSpec) without(caps []Capability) *PodSpec {
	if len(caps) == 0 {
		return p
	}
	out := *p
	var shared []Capability
	for _, name := range caps {
		if drop := podDrops[name]; drop != nil {
			drop(&out)
		} else {
			shared = append(shared, name)
		}
	}
	out.SetInfra(out.Infra().without(shared))
	return &out
}
