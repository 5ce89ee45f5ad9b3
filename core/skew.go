package core

import (
	"errors"
	"slices"
	"strings"
)

// SkewPolicy decides what becomes of a setting that the server cannot apply:
// an error refuses the verb with that error, nil leaves the setting out. It is
// asked once for each setting, before anything is sent, and may be asked by
// several goroutines at once. It is also asked about each setting that a server
// says, after a create, it has left out; an error removes what was created.
//
// Settings whose absence would do something else than was asked, rather than
// less, are refused without asking ([Rule.Essential]).
type SkewPolicy func(*UnsupportedError) error

// SetSkewPolicy changes what becomes of settings that the server cannot apply.
// Without a policy, or with nil, each is refused. Call it before the first
// verb.
func (c *Client) SetSkewPolicy(p SkewPolicy) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.skew = p
}

// settle asks the policy about what has been refused. What it returns as left
// is to be left out.
func (c *Client) settle(refused error) (left []Capability, err error) {
	c.mu.Lock()
	policy := c.skew
	c.mu.Unlock()
	var all Refusals
	if policy == nil || !errors.As(refused, &all) {
		return nil, refused
	}
	for _, r := range all {
		if rule, ok := table().byCap[r.Cap]; !ok || rule.Essential != "" {
			return nil, refused
		}
	}
	var errs []error
	for _, r := range all {
		errs = append(errs, policy(r))
		left = append(left, r.Cap)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return left, nil
}

// FitSpec returns the spec as the server can apply it: s itself, or a copy
// without what the skew policy leaves out. It does no I/O; [Client.CreateContainer]
// does the same by itself, and asks the policy again. Errors are those of
// [CheckSpec] and of the policy.
func (c *Client) FitSpec(s *ContainerSpec) (*ContainerSpec, error) { return c.fit(c.Server(), s) }

func (c *Client) fit(server Server, s *ContainerSpec) (*ContainerSpec, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	left, err := c.settle(Check(server, s.Uses()...))
	if err != nil {
		return nil, err
	}
	return s.without(left), nil
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
