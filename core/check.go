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

	of *S // the spec that was given
}

// Warnings says in words what is left out, one line for each setting; nil: nothing.
func (c *Checked[S]) Warnings() []string {
	var out []string
	for _, e := range c.LeftOut {
		out = append(out, leftOutWarning(e))
	}
	return out
}

func leftOutWarning(e *UnsupportedError) string { return "left out: " + e.Error() }

// checkable is a spec of one kind.
type checkable[S any] interface {
	*S
	Validate() error
	Uses() []Capability
	// without returns a copy of the spec that does not use the capabilities.
	without([]Capability) *S
	// unapplied are the rows on what every Podman takes and none applies.
	unapplied() []row[S]
}

// check holds a spec against a server. It is the only place that decides what
// becomes of a spec; everything that is wrong with it is in the one error.
func check[S any, P checkable[S]](server Server, policy SkewPolicy, s P) (*Checked[S], error) {
	if s == nil {
		return nil, errNoSpec
	}
	spec, never := leaveOutUnapplied(server, s.unapplied(), (*S)(s))
	lacking := refusals(server, P(spec).Uses())
	left, err := policy.settle(slices.Concat(never, lacking))
	if invalid := P(spec).Validate(); invalid != nil || err != nil {
		return nil, joinErrors(invalid, err)
	}
	out := &Checked[S]{Server: server, LeftOut: left, of: (*S)(s)}
	var without []Capability
	for _, e := range lacking { // the policy has let all of them be left out
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

// settle asks the policy about settings that are not applied. It returns those that
// are to be left out, and an error with all that are not.
func (policy SkewPolicy) settle(all Refusals) (left []*UnsupportedError, err error) {
	var refused Refusals
	var others []error
	for _, e := range all {
		switch answer := policy.ask(e); answer {
		case nil:
			left = append(left, e)
		case error(e): //nolint:errorlint // the policy's plain refusal; one that wraps it says more
			refused = append(refused, e)
		default:
			others = append(others, answer)
		}
	}
	if len(refused) > 0 {
		others = append(others, refused)
	}
	return left, joinErrors(others...)
}

// ask is the policy's answer about one setting.
func (policy SkewPolicy) ask(e *UnsupportedError) error {
	rule, known := table().byCap[e.Cap]
	switch {
	case e.Cap != "" && (!known || rule.Essential != ""):
		return e
	case policy != nil:
		return policy(e)
	case e.Never:
		return nil
	}
	return e
}

// joinErrors is errors.Join that leaves a lone error as it is.
func joinErrors(errs ...error) error {
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// CheckContainer checks the spec as such ([ContainerSpec.Validate]) and against what
// the server can do. It returns everything that is wrong at once: [*FieldError]s
// and [Refusals] in one error, which is of both classes then. What no Podman
// applies is not wrong; [Client.CheckContainer] tells it. Nothing is sent.
func CheckContainer(server Server, s *ContainerSpec) error {
	_, err := check(server, nil, s)
	return err
}

// CheckPod is [CheckContainer] for a pod.
func CheckPod(server Server, p *PodSpec) error {
	_, err := check(server, nil, p)
	return err
}

// CheckNetwork is [CheckContainer] for a network.
func CheckNetwork(server Server, s *NetworkSpec) error {
	_, err := check(server, nil, s)
	return err
}

// CheckVolume is [CheckContainer] for a volume.
func CheckVolume(server Server, s *VolumeSpec) error {
	_, err := check(server, nil, s)
	return err
}

// CheckSecret is [CheckContainer] for a secret. The data is not read.
func CheckSecret(server Server, s *SecretSpec) error {
	_, err := check(server, nil, s)
	return err
}
