package core

import (
	"context"
	"errors"
	"fmt"

	"github.com/podspan/podspan/core/reply"
)

// CreateNetwork creates a network and returns it as the server made it.
// Everything in s that the server cannot apply is refused at once ([Refusals])
// and nothing is sent. What a server made is compared with s: if it left
// something out, the network is removed again and the error is a
// [*NotAppliedError]. A server that turns out to have been replaced is treated
// as by [Client.CreateContainer].
//
// With IgnoreIfExists a network of the name is looked for first; the one that
// is there is returned as it is.
func (c *Client) CreateNetwork(ctx context.Context, s *NetworkSpec, o CreateOptions) (reply.CreateNetworkResult, error) {
	return value(c.createNetwork(ctx, s, o.Checked))
}

func (c *Client) createNetwork(ctx context.Context, s *NetworkSpec, before any) (*reply.CreateNetworkResult, error) {
	if s == nil {
		return nil, errNoSpec
	}
	reuse := s.IgnoreIfExists && s.Name != ""
	if reuse {
		// The servers' own ignore is not used: if something goes wrong, what is removed has to
		// be what this call created.
		if _, err := c.CheckNetwork(s); err != nil {
			return nil, err
		}
		if there, err := c.InspectNetwork(ctx, s.Name, ReadOptions{}); err == nil && there.Network.Name == s.Name {
			return &reply.CreateNetworkResult{Network: *there.Network}, nil
		} else if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
	}
	var sent sentSpec[*NetworkSpec]
	made, err := createAgain(c,
		func() (*reply.Network, *ReplacedError, error) { return c.createNetworkOnce(ctx, s, before, &sent) },
		func(made *reply.Network, why *ReplacedError) error {
			if made == nil {
				return nil
			}
			return c.undoCreate(ctx, "network "+made.Name, why, func(t *attempt) error { return undoNetwork(ctx, t, made) })
		})
	if reuse && errors.As(err, new(*APIError)) {
		if there, inspectErr := c.InspectNetwork(ctx, s.Name, ReadOptions{}); inspectErr == nil && there.Network.Name == s.Name {
			return &reply.CreateNetworkResult{Network: *there.Network}, nil // somebody else was faster
		}
	}
	if err != nil {
		return nil, err
	}
	return c.finishNetwork(ctx, sent, made)
}

// createNetworkOnce sends one create. With replaced set another version
// answered: with the network that it made, or with an error that says nothing
// about the spec.
func (c *Client) createNetworkOnce(
	ctx context.Context, s *NetworkSpec, before any, sent *sentSpec[*NetworkSpec],
) (made *reply.Network, replaced *ReplacedError, err error) {
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
	payload, err := t.Adapter.Encode(OpNetworkCreate, sent.spec, t.Server)
	if err != nil {
		return nil, nil, err
	}
	r := Request{Op: OpNetworkCreate, Subject: subject("create network", s.Name), Query: payload.Query, Body: payload.Body}
	// The attempt is not told of the capabilities: what any other version creates is undone.
	return createIn[reply.Network](ctx, t, r)
}

func undoNetwork(ctx context.Context, t *attempt, made *reply.Network) error {
	err := t.removeNetwork(ctx, made.Name, RemoveNetworkOptions{})
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// finishNetwork completes an answer that is only a name and compares what was
// made with what was sent.
func (c *Client) finishNetwork(
	ctx context.Context, sent sentSpec[*NetworkSpec], made *reply.Network,
) (*reply.CreateNetworkResult, error) {
	s, on := sent.spec, sent.to
	remove := func(why error) error {
		_, err := c.RemoveNetwork(ctx, made.Name, RemoveNetworkOptions{})
		if err != nil && !errors.Is(err, ErrNotFound) {
			return fmt.Errorf("%w; and it could not be removed again: %w", why, err)
		}
		return why
	}
	if made.Driver == "" {
		full, err := c.InspectNetwork(ctx, made.Name, ReadOptions{})
		if now := c.Server().Version; now.Compare(on.Version) != 0 && (err != nil || len(s.notApplied(full.Network)) > 0) {
			// Not removed: the server that is there now may have another one of the name.
			return nil, &ReplacedError{Op: subject("create network", made.Name), Server: on.URI, Was: on.Version, Now: now, Err: err}
		}
		if err != nil {
			return nil, remove(err)
		}
		made = full.Network
	}
	if lost := s.notApplied(made); len(lost) > 0 {
		return nil, remove(&NotAppliedError{
			Op: subject("create network", made.Name), Server: on.URI, Version: on.Version, Settings: lost,
		})
	}
	created := &reply.CreateNetworkResult{Network: *made, Warnings: sent.warnings}
	if s.DNS == nil && s.driver() == DriverBridge && !made.DNSEnabled && s.IPAMDriver != IPAMNone {
		created.Warnings = append(created.Warnings, fmt.Sprintf("network %s has no DNS: containers do not find each other by name on it; "+
			"a server that uses CNI needs the dnsname plugin, and has no DNS on internal networks", made.Name))
	}
	return created, nil
}
