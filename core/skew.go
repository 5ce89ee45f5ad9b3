package core

import (
	"fmt"
	"slices"
	"strings"
)

// SkewPolicy decides what becomes of a setting that is not applied: an error
// refuses the verb with that error, which may be the one that it was asked about;
// nil leaves the setting out. A policy only decides: it may be asked about a
// setting several times, also where something else ends the verb, and by several
// goroutines at once. [ClientOptions].LeftOut is told what has been left out.
//
// It is asked about what the server lacks and about what no Podman applies
// ([UnsupportedError].Never). Without a policy the first is refused, and the second
// left out.
//
// It is also asked about each setting that a server says, after a create, it has
// left out; an error removes what was created.
//
// Settings whose absence would do something else than was asked, rather than
// less, are refused without asking ([Rule.Essential]).
type SkewPolicy func(*UnsupportedError) error

// CheckContainer holds the spec against the server as it is known at the moment,
// as [Client.CreateContainer] does, which takes the result ([CreateOptions].Checked). It does no
// I/O. Errors are those of [CheckContainer] and of the skew policy.
func (c *Client) CheckContainer(s *ContainerSpec) (*Checked[ContainerSpec], error) {
	return check(c.Server(), c.options.Skew, s)
}

// CheckPod is [Client.CheckContainer] for a pod.
func (c *Client) CheckPod(p *PodSpec) (*Checked[PodSpec], error) {
	return check(c.Server(), c.options.Skew, p)
}

// CheckNetwork is [Client.CheckContainer] for a network.
func (c *Client) CheckNetwork(s *NetworkSpec) (*Checked[NetworkSpec], error) {
	return check(c.Server(), c.options.Skew, s)
}

// CheckVolume is [Client.CheckContainer] for a volume.
func (c *Client) CheckVolume(s *VolumeSpec) (*Checked[VolumeSpec], error) {
	return check(c.Server(), c.options.Skew, s)
}

// CheckSecret is [Client.CheckContainer] for a secret. The data is not read.
func (c *Client) CheckSecret(s *SecretSpec) (*Checked[SecretSpec], error) {
	return check(c.Server(), c.options.Skew, s)
}

// tell tells what a verb leaves out; the warnings are for its result.
func (c *Client) tell(left []*UnsupportedError) (warnings []string) {
	for _, e := range left {
		if c.options.LeftOut != nil {
			c.options.LeftOut(e)
		} else {
			warnings = append(warnings, leftOutWarning(e))
		}
	}
	return warnings
}

// decide is what becomes of a spec on the attempt's server: what has been decided
// before for that version, or else a new decision. The warnings of a new decision
// are for the verb's result.
func decide[S any, P checkable[S]](t *attempt, s P, before any) (checked *Checked[S], warnings []string, err error) {
	have, ok := before.(*Checked[S])
	if before != nil && !ok {
		return nil, nil, &FieldError{Field: "CreateOptions.Checked", Reason: fmt.Sprintf("is a %T, which is about no spec of this kind", before)}
	}
	if have != nil && have.of != (*S)(s) && have.Spec != (*S)(s) {
		return nil, nil, &FieldError{Field: "CreateOptions.Checked", Reason: "is about another spec"}
	}
	if have != nil && have.Server.Version.Compare(t.Server.Version) == 0 {
		return have, nil, nil
	}
	if checked, err = check(t.Server, t.c.options.Skew, s); err != nil {
		return nil, nil, err
	}
	return checked, t.c.tell(checked.LeftOut), nil
}

// leaveOut takes from a request the parameters of what the policy has left out.
func (t *attempt) leaveOut(r Request) Request {
	route, ok := t.Adapter.Route(r.Op)
	if !ok || len(t.left) == 0 {
		return r
	}
	at := route.Method + " " + route.Path + "?"
	r.Query = cloneValues(r.Query)
	for _, c := range t.left {
		for _, path := range table().byCap[c].Paths {
			if key, ok := strings.CutPrefix(path, at); ok {
				r.Query.Del(key)
			}
		}
	}
	return r
}

func cloneValues[M ~map[string][]string](m M) M {
	out := make(M, len(m))
	for k, v := range m {
		out[k] = slices.Clone(v)
	}
	return out
}
