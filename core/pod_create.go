package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// CreatePod creates a pod, with its infra container, and returns its ID.
// Nothing in it is started. Everything in p that the server cannot apply is
// refused at once ([Refusals]) and nothing is sent. [CreateOptions].Verify reads the
// pod back.
//
// A server that is replaced by another version meanwhile is dealt with as
// [Client.CreateContainer] does.
func (c *Client) CreatePod(ctx context.Context, p *PodSpec, o CreateOptions) (reply.CreatePodResult, error) {
	return value(c.createPod(ctx, p, o))
}

func (c *Client) createPod(ctx context.Context, p *PodSpec, o CreateOptions) (*reply.CreatePodResult, error) {
	var sent sentSpec[*PodSpec]
	created, err := createAgain(c,
		func() (*reply.CreatePodResult, *ReplacedError, error) {
			return c.createPodOnce(ctx, p, o.Checked, &sent)
		},
		func(made *reply.CreatePodResult, why *ReplacedError) error {
			if made == nil {
				return nil
			}
			return c.undoCreate(ctx, "pod "+made.ID, why, func(t *attempt) error {
				_, err := t.removePod(ctx, made.ID, RemovePodOptions{Force: true, Ignore: true})
				return err
			})
		})
	if err != nil {
		return nil, err
	}
	created.Warnings = append(created.Warnings, sent.warnings...)
	if o.Verify {
		if err := c.verifyPod(ctx, sent, created); err != nil {
			return nil, err
		}
	}
	return created, nil
}

// createPodOnce is createOnce for a pod.
func (c *Client) createPodOnce(
	ctx context.Context, p *PodSpec, before any, sent *sentSpec[*PodSpec],
) (created *reply.CreatePodResult, replaced *ReplacedError, err error) {
	t, err := c.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	sent.to = t.Server
	checked, warnings, err := decide(t, p, before)
	if err != nil {
		return nil, nil, err
	}
	p, sent.spec, sent.warnings = checked.Spec, checked.Spec, warnings
	payload, err := t.Adapter.Encode(OpPodCreate, p, t.Server)
	if err != nil {
		return nil, nil, err
	}
	if err := t.checkPodLimits(ctx, p); err != nil {
		return nil, nil, err
	}
	r := Request{Op: OpPodCreate, Subject: subject("create pod", p.Basic.Name), Query: payload.Query, Body: payload.Body}
	// The attempt is not told of the capabilities: what any other version creates is undone.
	return createIn[reply.CreatePodResult](ctx, t, r)
}
