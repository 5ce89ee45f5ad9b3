package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// CreateContainer creates a container and returns its ID and the server's
// warnings. The container is not started. Everything in s that the server
// cannot apply is refused at once ([Refusals]) and nothing is sent. What no Podman
// applies is left out; without [ClientOptions].LeftOut, which is told, and without
// CreateOptions.Checked, the warnings say so.
//
// A server that says in its warnings that it left a setting out has not applied
// it: the container is removed again, and the error is a [*NotAppliedError]. With a
// [SkewPolicy] that lets it pass the container stays, as do the warnings.
//
// If the answer shows that the server has been replaced by another version,
// the container that it made from the old form is removed and created again
// through the right adapter. A server that is replaced once more meanwhile is
// a [*ReplacedError]; nothing is left behind then.
func (c *Client) CreateContainer(ctx context.Context, s *ContainerSpec, o CreateOptions) (reply.CreateContainerResult, error) {
	return value(c.createContainer(ctx, s, o))
}

func (c *Client) createContainer(ctx context.Context, s *ContainerSpec, o CreateOptions) (*reply.CreateContainerResult, error) {
	var sent sentSpec[*ContainerSpec]
	created, err := createAgain(c,
		func() (*reply.CreateContainerResult, *ReplacedError, error) {
			return c.createOnce(ctx, s, o.Checked, &sent)
		},
		func(made *reply.CreateContainerResult, why *ReplacedError) error {
			if made == nil {
				return nil
			}
			return c.undoCreate(ctx, "container "+made.ID, why, func(t *attempt) error {
				_, err := t.removeContainer(ctx, made.ID, RemoveContainerOptions{Force: true, Ignore: true})
				return err
			})
		})
	if err != nil {
		return nil, err
	}
	if err := c.checkWarnings(ctx, sent, created); err != nil {
		return nil, err
	}
	created.Warnings = append(created.Warnings, sent.warnings...)
	if err := c.checkPlatform(ctx, sent.spec, created); err != nil {
		return nil, err
	}
	if o.Verify {
		if err := c.verify(ctx, sent, created); err != nil {
			return nil, err
		}
	}
	return created, nil
}

// sentSpec is what a create was made from.
type sentSpec[S any] struct {
	spec     S // as asked for, or a copy without what is left out
	to       Server
	warnings []string // of what is left out
}

// createOnce sends one create for s, or for what the skew policy leaves of it,
// which it says in sent. With replaced set another version answered: with the
// container that it made, or with an error that says nothing about the spec.
func (c *Client) createOnce(
	ctx context.Context, s *ContainerSpec, before any, sent *sentSpec[*ContainerSpec],
) (created *reply.CreateContainerResult, replaced *ReplacedError, err error) {
	t, err := c.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	sent.to = t.Server
	checked, warnings, err := decide(t, s, before)
	if err != nil {
		return nil, nil, err
	}
	sent.spec, sent.warnings = checked.Spec, warnings
	if err := t.checkCreate(ctx, sent.spec); err != nil {
		return nil, nil, err
	}
	if sent.spec, err = t.mergeEnv(ctx, sent.spec); err != nil {
		return nil, nil, err
	}
	body, err := t.Adapter.EncodeContainer(sent.spec, t.Server)
	if err != nil {
		return nil, nil, err
	}
	r := Request{Op: OpContainerCreate, Subject: subject("create container", s.Basic.Name), Body: body}
	// The attempt is not told of the capabilities: what any other version creates is undone.
	return createIn[reply.CreateContainerResult](ctx, t, r)
}
