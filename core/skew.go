package core

import (
	"fmt"
	"slices"
	"strings"
)

// SkewPolicy decides what becomes of a setting that is not applied: an error
// refuses the verb with that error, which may be the one that it was asked about;
// nil leaves the setting out. It is asked once for each setting, before anything
// is sent, and may be asked by several goroutines at once.
//
// It is asked about what the server lacks and about what no Podman applies
// ([UnsupportedError].Never). Without a policy the first is refused, and the second
// left out; the verb's result has a warning then.
//
// It is also asked about each setting that a server says, after a create, it has
// left out; an error removes what was created.
//
// Settings whose absence would do something else than was asked, rather than
// less, are refused without asking ([Rule.Essential]).
type SkewPolicy func(*UnsupportedError) error

// SetSkewPolicy changes what becomes of settings that are not applied. Call it
// before the first verb.
func (c *Client) SetSkewPolicy(p SkewPolicy) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.skew = p
}

func (c *Client) policy() SkewPolicy {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skew
}

// CheckContainer holds the spec against the server as it is known at the moment,
// as [Client.CreateContainer] does, which takes the result ([CreateOptions].Checked). It does no
// I/O. Errors are those of [CheckSpec] and of the skew policy.
func (c *Client) CheckContainer(s *ContainerSpec) (*Checked[ContainerSpec], error) {
	return check(c.Server(), c.policy(), s, containerUnapplied)
}

// CheckPod is [Client.CheckContainer] for a pod.
func (c *Client) CheckPod(p *PodSpec) (*Checked[PodSpec], error) {
	return check(c.Server(), c.policy(), p, nil)
}

// CheckSecret is [Client.CheckContainer] for a secret. The data is not read.
func (c *Client) CheckSecret(s *SecretSpec) (*Checked[SecretSpec], error) {
	return check(c.Server(), c.policy(), s, nil)
}

// untold are the warnings of what is left out that no policy has been told of.
func (c *Client) untold(checked *Checked[ContainerSpec]) []string {
	if c.policy() != nil {
		return nil
	}
	return checked.Warnings()
}

// decide is what becomes of a spec on the attempt's server: what has been decided
// before for that version, or else a new decision.
func decide[S any, P checkable[S]](t *attempt, s P, unapplied []row[S], before any) (*Checked[S], error) {
	have, ok := before.(*Checked[S])
	if before != nil && !ok {
		return nil, &FieldError{Field: "CreateOptions.Checked", Reason: fmt.Sprintf("is a %T, which is about no spec of this kind", before)}
	}
	if have != nil && have.Server.Version.Compare(t.Server.Version) == 0 {
		return have, nil
	}
	return check(t.Server, t.c.policy(), s, unapplied)
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
