package core

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
	out, containers := leftOut(podSpecRules, p, caps)
	if len(containers) > 0 { // settings that pods share with containers
		out.SetInfra(out.Infra().without(containers))
	}
	return out
}
