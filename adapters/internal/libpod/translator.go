package libpod

import (
	"fmt"
	"io"

	"github.com/podspan/podspan/adapters/internal/wire"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// Translator is the part of an adapter that is the same from podman 4 on. C is
// the major's SpecGenerator and P its PodSpecGenerator; what they have no place
// for is refused.
type Translator[C, P any] struct {
	Number uint64       // 4 for podman 4
	Oldest core.Version // the first server that reads this major's bodies
}

// Name returns "v4" for 4.
func (t Translator[C, P]) Name() string { return fmt.Sprintf("v%d", t.Number) }

// EncodeContainer returns a *C.
func (t Translator[C, P]) EncodeContainer(s *core.ContainerSpec, server core.Server) (any, error) {
	if err := t.reads("a container spec", server); err != nil {
		return nil, err
	}
	var f Faults
	body := Fit[C](&f, EncodeContainer(&f, s, server, NetworksByName))
	if err := f.Err(); err != nil {
		return nil, err
	}
	return body, nil
}

// DecodeContainer reads a C. What the neutral spec cannot say is an error.
func (t Translator[C, P]) DecodeContainer(body io.Reader) (*core.ContainerSpec, error) {
	in, f := new(C), &Faults{}
	if err := Strict(body, in); err != nil {
		return nil, err
	}
	return DecodeContainer(f, Fit[wire.SpecGenerator](f, in), NetworksByName)
}

// DecodePod is DecodeContainer of a P.
func (t Translator[C, P]) DecodePod(body io.Reader) (*core.PodSpec, error) {
	in, f := new(P), &Faults{}
	if err := Strict(body, in); err != nil {
		return nil, err
	}
	return DecodePod(f, Fit[wire.PodSpecGenerator](f, in), NetworksByName)
}

// Encode makes every payload; the body of a pod is a *P.
func (t Translator[C, P]) Encode(op core.Op, v any, server core.Server) (core.Payload, error) {
	switch v := v.(type) {
	case *core.NetworkSpec:
		return encodeNetwork(v, server)
	case *core.ConnectNetworkOptions:
		return encodeConnect(v, server)
	case *core.PodSpec:
		if err := t.reads("a pod spec", server); err != nil {
			return core.Payload{}, err
		}
		var f Faults
		body := Fit[P](&f, EncodePod(&f, v, server, NetworksByName))
		if err := f.Err(); err != nil {
			return core.Payload{}, err
		}
		return core.Payload{Body: body}, nil
	}
	return Encode(op, v, server)
}

// reads refuses servers of an older major, which would drop what they do not
// know, networks above all.
func (t Translator[C, P]) reads(what string, server core.Server) error {
	if server.Version.AtLeast(t.Oldest) {
		return nil
	}
	return &core.UnsupportedError{
		Option: fmt.Sprintf("%s in the form of podman %d", what, t.Number), Needs: "Podman ≥ " + t.Oldest.Clean(), Has: server.Version,
		Server: server.URI, Instead: fmt.Sprintf("use the v%d adapter", t.Number-1),
	}
}

// Decode reads answers in 4.9's form, which is the neutral one, and what newer
// servers made of it.
func (t Translator[C, P]) Decode(op core.Op, body io.Reader) (any, error) {
	v, known, err := Decode(op, body)
	if known {
		return v, err
	}
	switch op {
	case core.OpContainerList:
		v, err = List[reply.ContainerSummary](body)
	case core.OpContainerInspect:
		v, err = decodeInspect(body)
	case core.OpNetworkInspect:
		v, err = Object[reply.Network](body)
	case core.OpNetworkList:
		v, err = List[reply.Network](body)
	case core.OpPodList:
		v, err = List[reply.PodSummary](body)
	case core.OpPodInspect:
		v, err = Object[reply.Pod](body)
	case core.OpInfo:
		v, err = Info(body, "")
	default:
		return nil, fmt.Errorf("the %s adapter cannot read the answer to %q", t.Name(), op)
	}
	if err != nil {
		return nil, err // no typed nil
	}
	return v, nil
}
