package core

import (
	"context"
	"errors"
	"slices"

	"github.com/podspan/podspan/core/reply"
)

// CreateVolume creates a volume and returns it. Everything in s that the server cannot apply
// is refused at once ([Refusals]) and nothing is sent.
//
// If the answer shows that the server has been replaced by a version that takes s otherwise,
// the new volume is removed and created again. With IgnoreIfExists nothing is removed, since
// the volume may be an old one: the error is the [*ReplacedError] then.
//
// With [CreateOptions].Verify and IgnoreIfExists a volume of the name is looked for first. The
// servers' own ignore is not used then: a volume that is removed because it differs has to be
// one that this call created.
func (c *Client) CreateVolume(ctx context.Context, s *VolumeSpec, o CreateOptions) (reply.CreateVolumeResult, error) {
	var sent sentSpec[*VolumeSpec]
	volume, err := c.createVolume(ctx, s, o, &sent)
	return reply.CreateVolumeResult{Volume: volume, Warnings: sent.warnings}, err
}

func (c *Client) createVolume(
	ctx context.Context, s *VolumeSpec, o CreateOptions, sent *sentSpec[*VolumeSpec],
) (*reply.Volume, error) {
	if s == nil {
		return nil, errNoSpec
	}
	if !o.Verify {
		return c.createVolumeAgain(ctx, s, s.IgnoreIfExists, o.Checked, sent)
	}
	if s.IgnoreIfExists {
		if _, err := c.CheckVolume(s); err != nil {
			return nil, err
		}
		if there, err := c.volumeCalled(ctx, s.Name); there != nil || err != nil {
			return there, err
		}
	}
	created, err := c.createVolumeAgain(ctx, s, false, o.Checked, sent)
	if s.IgnoreIfExists && errors.Is(err, ErrConflict) {
		if there, inspectErr := c.volumeCalled(ctx, s.Name); there != nil || inspectErr != nil {
			return there, inspectErr // somebody else was faster
		}
	}
	if err != nil {
		return nil, err
	}
	if err := c.verifyVolume(ctx, *sent, created.Name); err != nil {
		return nil, err
	}
	return created, nil
}

// volumeCalled returns the volume of exactly that name; nil: there is none.
func (c *Client) volumeCalled(ctx context.Context, name string) (*reply.Volume, error) {
	// An inspect alone fails where the name is the beginning of several.
	if there, err := c.VolumeExists(ctx, name, ReadOptions{}); err != nil || !there.Exists {
		return nil, err
	}
	there, err := c.InspectVolume(ctx, name, ReadOptions{})
	if errors.Is(err, ErrNotFound) || err == nil && there.Volume.Name != name {
		return nil, nil
	}
	return there.Volume, err
}

// createVolumeAgain creates a volume (see createAgain) and notes in sent what it was made
// from. ignore takes the place of the spec's IgnoreIfExists.
func (c *Client) createVolumeAgain(
	ctx context.Context, s *VolumeSpec, ignore bool, before any, sent *sentSpec[*VolumeSpec],
) (*reply.Volume, error) {
	return createAgain(c,
		func() (*reply.Volume, *ReplacedError, error) { return c.createVolumeOnce(ctx, s, ignore, before, sent) },
		func(made *reply.Volume, why *ReplacedError) error {
			if made == nil {
				return nil
			}
			return c.undoCreate(ctx, "volume "+made.Name, why, func(t *attempt) error {
				_, err := request[none](ctx, t, volumeRequest(OpVolumeRemove, "remove", made.Name))
				if errors.Is(err, ErrNotFound) {
					return nil
				}
				return err
			})
		})
}

// createVolumeOnce sends one create, see createAgain.
func (c *Client) createVolumeOnce(
	ctx context.Context, s *VolumeSpec, ignore bool, before any, sent *sentSpec[*VolumeSpec],
) (*reply.Volume, *ReplacedError, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	sent.to = t.Server
	checked, warnings, err := decide(t, s, before)
	if err != nil {
		return nil, nil, err
	}
	anew := *checked.Spec
	anew.IgnoreIfExists = ignore
	sent.spec, sent.warnings = &anew, warnings
	p, err := t.Adapter.Encode(OpVolumeCreate, sent.spec, t.Server)
	if err != nil {
		return nil, nil, err
	}
	r := Request{Op: OpVolumeCreate, Subject: subject("create volume", s.Name), Query: p.Query, Body: p.Body}
	// Ignoring is not held against another version: what it made is right, and a
	// conflict is told.
	meant := slices.DeleteFunc(s.Uses(), func(c Capability) bool { return c == CapVolumeIgnore })
	created, replaced, err := createOn[*reply.Volume](ctx, t, r, meant, &sent.to)
	switch {
	case replaced != nil && err == nil && ignore:
		return nil, nil, replaced
	case replaced == nil && errors.Is(err, ErrConflict) && ignore && Supports(CapVolumeIgnore, t.Server.Version) == Emulated:
		there, inspectErr := request[*reply.Volume](ctx, t, volumeRequest(OpVolumeInspect, "inspect", s.Name))
		if errors.Is(inspectErr, ErrNotFound) {
			return nil, nil, err // it was not the name that was taken
		}
		return there, nil, inspectErr
	}
	return created, replaced, err
}
