package core

import (
	"context"
	"errors"
)

// CreateVolume creates a volume and returns it. Everything in s that the server
// cannot apply is refused at once ([Refusals]) and nothing is sent.
//
// If the answer shows that the server has been replaced by a version that takes
// s otherwise, the new volume is removed and created again. With IgnoreIfExists
// nothing is removed, since the volume may be an old one: the error is the
// [*ReplacedError] then.
func (c *Client) CreateVolume(ctx context.Context, s *VolumeSpec) (*InspectVolumeData, error) {
	return createAgain(c,
		func() (*InspectVolumeData, *ReplacedError, error) { return c.createVolumeOnce(ctx, s) },
		func(made *InspectVolumeData, why *ReplacedError) error {
			if made == nil {
				return nil
			}
			return c.undoCreate(ctx, "volume "+made.Name, why, func(t *turn) error {
				err := t.send(ctx, volumeRequest(OpVolumeRemove, "remove", made.Name))
				if errors.Is(err, ErrNotFound) {
					return nil
				}
				return err
			})
		})
}

// createVolumeOnce sends one create, see createAgain.
func (c *Client) createVolumeOnce(ctx context.Context, s *VolumeSpec) (*InspectVolumeData, *ReplacedError, error) {
	t, err := c.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	if err := CheckVolume(t.Server, s); err != nil {
		return nil, nil, err
	}
	p, err := t.Adapter.Encode(OpVolumeCreate, s, t.Server)
	if err != nil {
		return nil, nil, err
	}
	r := Request{Op: OpVolumeCreate, Subject: subject("create volume", s.Name), Query: p.Query, Body: p.Body}
	created, replaced, err := createOn[*InspectVolumeData](ctx, t, r, s.Uses())
	switch {
	case replaced != nil && err == nil && s.IgnoreIfExists:
		return nil, nil, replaced
	case replaced == nil && errors.Is(err, ErrConflict) && s.IgnoreIfExists && Supports(CapVolumeIgnore, t.Server.Version) == ByRoad:
		there, inspectErr := callOn[*InspectVolumeData](ctx, t, volumeRequest(OpVolumeInspect, "inspect", s.Name))
		if errors.Is(inspectErr, ErrNotFound) {
			return nil, nil, err // it was not the name that was taken
		}
		return there, nil, inspectErr
	}
	return created, replaced, err
}
