package v3

import (
	"encoding/json"
	"fmt"
	"io"
	"net/netip"

	"github.com/podspan/podspan/adapters/internal/libpod"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// Decode reads answers of 3.x into 4.9's shape.
func (adapter) Decode(op core.Op, body io.Reader) (any, error) {
	if v, known, err := libpod.Decode(op, body); known {
		if u, ok := v.(*reply.DiskUsage); ok {
			for i := range u.Containers {
				u.Containers[i].Status = stateName(u.Containers[i].Status)
			}
		}
		return v, err
	}
	var v any
	var err error
	switch op {
	case core.OpContainerList:
		v, err = decodeList(body)
	case core.OpContainerInspect:
		v, err = decodeInspect(body)
	case core.OpNetworkInspect:
		v, err = decodeNetwork(body)
	case core.OpNetworkList:
		v, err = decodeNetworks(body)
	case core.OpPodList:
		v, err = decodePodList(body)
	case core.OpPodInspect:
		v, err = decodePodInspect(body)
	case core.OpInfo:
		v, err = libpod.Info(body, "cni") // 3.x makes all networks with CNI
	default:
		return nil, fmt.Errorf("the v3 adapter cannot read the answer to %q", op)
	}
	if err != nil {
		return nil, err
	}
	return v, nil
}

// This adapter may be pinned for a newer server, so that the forms of 4.x are
// read, too, wherever there are two.

// listPort is a published port: 3.x's, which never stands for several, or 4.x's.
type listPort struct {
	reply.PublishedPort
	HostPort      uint16 `json:"hostPort"`
	ContainerPort uint16 `json:"containerPort"`
	HostIP        string `json:"hostIP"`
}

func (p *listPort) neutral() reply.PublishedPort {
	if p.ContainerPort == 0 {
		return p.PublishedPort
	}
	return reply.PublishedPort{HostIP: p.HostIP, ContainerPort: p.ContainerPort, HostPort: p.HostPort, Range: 1, Protocol: p.Protocol}
}

func decodeList(body io.Reader) ([]reply.ContainerSummary, error) {
	list, err := libpod.List[struct {
		reply.ContainerSummary
		Ports []listPort
	}](body)
	if err != nil {
		return nil, err
	}
	out := make([]reply.ContainerSummary, len(list))
	for i := range list {
		out[i] = list[i].ContainerSummary
		out[i].Ports = joinPorts(libpod.Each(list[i].Ports, (*listPort).neutral))
		out[i].State = stateName(out[i].State)
	}
	return out, nil
}

// inspectContainer puts what 3.x calls or forms otherwise over 4.9's fields.
type inspectContainer struct {
	reply.Container
	State *struct {
		reply.ContainerState
		Healthcheck *reply.HealthCheckResults // 4.0 renamed it Health
	}
	NetworkSettings *struct {
		reply.NetworkSettings
		secondary
		Networks map[string]*struct {
			reply.AdditionalNetwork
			secondary
		}
	}
}

// secondary are addresses that 4.0 made objects of.
type secondary struct {
	SecondaryIPAddresses   []address
	SecondaryIPv6Addresses []address
}

func (s *secondary) put(into *reply.BasicNetworkConfig) {
	neutral := func(a *address) reply.Address { return reply.Address(*a) }
	into.SecondaryIPAddresses = libpod.Each(s.SecondaryIPAddresses, neutral)
	into.SecondaryIPv6Addresses = libpod.Each(s.SecondaryIPv6Addresses, neutral)
}

// address is an address as text, usually with its prefix length.
type address reply.Address

func (a *address) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		return json.Unmarshal(data, (*reply.Address)(a))
	}
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	if p, err := netip.ParsePrefix(s); err == nil {
		*a = address{Addr: p.Addr().String(), PrefixLength: p.Bits()}
	} else {
		*a = address{Addr: s}
	}
	return nil
}

func decodeInspect(body io.Reader) (*reply.Container, error) {
	w, err := libpod.Object[inspectContainer](body)
	if err != nil {
		return nil, err
	}
	out := w.Container
	if st := w.State; st != nil {
		if st.Healthcheck != nil {
			st.Health = *st.Healthcheck
		}
		st.Status = stateName(st.Status)
		out.State = &st.ContainerState
	}
	libpod.CompleteConfig(out.Config)
	if n := w.NetworkSettings; n != nil {
		n.put(&n.BasicNetworkConfig)
		if n.Networks != nil {
			n.NetworkSettings.Networks = make(map[string]*reply.AdditionalNetwork, len(n.Networks))
		}
		for name, x := range n.Networks {
			if x == nil {
				n.NetworkSettings.Networks[name] = nil
				continue
			}
			x.put(&x.BasicNetworkConfig)
			n.NetworkSettings.Networks[name] = &x.AdditionalNetwork
		}
		out.NetworkSettings = &n.NetworkSettings
	}
	return &out, nil
}
