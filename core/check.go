package core

import (
	"errors"
	"slices"
)

// Check returns every capability in caps that the server lacks, as [Refusals],
// or nil. A capability without a rule is refused.
func Check(server Server, caps ...Capability) error {
	if refused := refusals(server, caps); len(refused) > 0 {
		return refused
	}
	return nil
}

func refusals(server Server, caps []Capability) Refusals {
	var refused Refusals
	for _, c := range caps {
		rule, ok := table().byCap[c]
		if !ok {
			refused = append(refused, &UnsupportedError{
				Cap: c, Option: string(c), Needs: "a release that this build does not know of", Has: server.Version, Server: server.URI,
			})
			continue
		}
		if rule.On(server.Version) == Refused {
			refused = append(refused, rule.Refusal(server))
		}
	}
	return refused
}

// Checked is a spec that has been held against one server: all that is decided
// about it before anything is sent.
type Checked[S any] struct {
	Server Server
	// Spec is the spec as the server can have it: the one that was given, or a copy
	// without what is left out.
	Spec *S
	// LeftOut are the settings that are left out: since the skew policy says so, or
	// since no Podman applies them ([UnsupportedError].Never).
	LeftOut []*UnsupportedError
	// Emulated are the capabilities that the server lacks and is given the same
	// effect of in another way.
	Emulated []*Rule
}

// Warnings says in words what is left out, one line for each setting; nil: nothing.
func (c *Checked[S]) Warnings() []string {
	var out []string
	for _, e := range c.LeftOut {
		out = append(out, "left out: "+e.Error())
	}
	return out
}

// checkable is a spec of one kind.
type checkable[S any] interface {
	*S
	Validate() error
	Uses() []Capability
	without([]Capability) *S
}

// check holds a spec against a server. It is the only place that decides what
// becomes of a spec; everything that is wrong with it is in the one error.
// unapplied are the rows on what every Podman takes and none applies.
func check[S any, P checkable[S]](server Server, policy SkewPolicy, s P, unapplied []row[S]) (*Checked[S], error) {
	if s == nil {
		return nil, errNoSpec
	}
	spec, never := leaveOutUnapplied(server, unapplied, (*S)(s))
	caps := P(spec).Uses()
	refused := refusals(server, caps)
	if invalid := P(spec).Validate(); invalid != nil {
		if len(refused) == 0 {
			return nil, invalid
		}
		return nil, errors.Join(invalid, refused)
	}
	left, err := policy.settle(slices.Concat(never, refused))
	if err != nil {
		return nil, err
	}
	out := &Checked[S]{Server: server, LeftOut: left}
	var without []Capability
	for _, e := range refused { // the policy has let all of them be left out
		without = append(without, e.Cap)
	}
	out.Spec = P(spec).without(without)
	for _, c := range P(out.Spec).Uses() {
		if rule, ok := LookupRule(c); ok && rule.On(server.Version) == Emulated {
			out.Emulated = append(out.Emulated, rule)
		}
	}
	return out, nil
}

// settle asks the policy about settings that are not applied. It returns those
// that are to be left out, or an error with all that are refused.
func (policy SkewPolicy) settle(all Refusals) (left []*UnsupportedError, err error) {
	lacking := slices.DeleteFunc(slices.Clone(all), func(e *UnsupportedError) bool { return e.Never })
	for _, e := range lacking {
		if rule, ok := table().byCap[e.Cap]; policy == nil || !ok || rule.Essential != "" {
			return nil, lacking
		}
	}
	return policy.askAll(all)
}

// askAll is settle without a look at the rules table.
func (policy SkewPolicy) askAll(all Refusals) (left []*UnsupportedError, err error) {
	var refused Refusals
	var others []error
	for _, e := range all {
		switch answer := policy.ask(e); answer {
		case nil:
			left = append(left, e)
		case error(e):
			refused = append(refused, e)
		default:
			others = append(others, answer)
		}
	}
	if len(refused) > 0 {
		if len(others) == 0 {
			return nil, refused
		}
		others = append(others, refused)
	}
	return left, errors.Join(others...)
}

// ask is the policy's answer; without a policy, what no Podman applies is left out.
func (policy SkewPolicy) ask(e *UnsupportedError) error {
	if policy == nil {
		return nil
	}
	return policy(e)
}

// CheckSpec checks the spec as such ([ContainerSpec.Validate]) and against what
// the server can do. It returns everything that is wrong at once: [*FieldError]s
// and [Refusals] in one error, which is of both classes then. What no Podman
// applies is not wrong; [Client.CheckContainer] tells it. Nothing is sent.
func CheckSpec(server Server, s *ContainerSpec) error {
	_, err := check(server, nil, s, containerUnapplied)
	return err
}

// CheckPod is [CheckSpec] for a pod.
func CheckPod(server Server, p *PodSpec) error {
	_, err := check(server, nil, p, nil)
	return err
}

// CheckNetwork is [CheckSpec] for a network.
func CheckNetwork(server Server, s *NetworkSpec) error {
	_, err := check(server, nil, s, nil)
	return err
}

// CheckVolume is [CheckSpec] for a volume.
func CheckVolume(server Server, s *VolumeSpec) error {
	_, err := check(server, nil, s, nil)
	return err
}

// CheckSecret is [CheckSpec] for a secret. The data is not read.
func CheckSecret(server Server, s *SecretSpec) error {
	_, err := check(server, nil, s, nil)
	return err
}
