package core

import (
	"context"
	"errors"
	"fmt"
)

// createAgain creates something, also where the server turns out to have been replaced by
// another version. once sends one create. With replaced set, another version answered: what it
// created, or its error, is not what was asked for. (A router that does not know the create is
// a sign of that, too.) undo removes what was created. The create is then sent once more,
// through the right adapter. If the server is replaced again, the error is a [*ReplacedError].
func createAgain[T any](c *Client, once func() (*T, *ReplacedError, error), undo func(*T, *ReplacedError) error) (*T, error) {
	created, replaced, err := once()
	if replaced != nil && err == nil || c.options.Choose != nil && (replaced != nil || unread(err)) {
		if err := undo(created, replaced); err != nil {
			return nil, err
		}
		if c.options.Choose == nil {
			return nil, replaced
		}
		created, replaced, err = once()
		if replaced != nil && err == nil {
			if err := undo(created, replaced); err != nil {
				return nil, err
			}
			return nil, replaced
		}
	}
	if err != nil {
		return nil, err
	}
	return created, nil
}

// undoCreate removes what was created from a request for another version. It calls remove on
// the server that is there now. what names the object in the error.
func (c *Client) undoCreate(ctx context.Context, what string, why *ReplacedError, remove func(*attempt) error) error {
	var err error
	if c.options.Choose != nil {
		_, err = do(ctx, c, func(t *attempt) (none, error) { return none{}, remove(t) })
	} else {
		l, _, _ := c.state()
		err = remove(c.on(l))
	}
	// Every version removes in the same way, so an answer of another version is no failure.
	if err != nil && (unread(err) || !errors.As(err, new(*ReplacedError))) {
		return fmt.Errorf("%w; %s, which was created for the old version, could not be removed: %w", why, what, err)
	}
	return nil
}

// createIn sends a create whose form is right for the attempt's version only. With replaced
// set another version answered: what it created is not what was asked for, and its error says
// nothing about that.
func createIn[T any](ctx context.Context, t *attempt, r Request) (created *T, replaced *ReplacedError, err error) {
	rep, err := t.open(ctx, r)
	if !rep.replaced.IsZero() {
		replaced = t.replacedError(r.Subject, rep.replaced, nil)
	}
	if err != nil {
		return nil, replaced, err
	}
	if created, err = readReply[*T](ctx, t, r, rep); err != nil {
		return nil, nil, err
	}
	return created, replaced, nil
}

// createOn sends a create that relies on the capabilities caps to the server to, and sets to's
// version to the one that answered. With replaced set another version answered, which does not
// treat all of caps in the same way, or failed.
func createOn[T any](ctx context.Context, t *attempt, r Request, caps []Capability, to *Server) (created T, replaced *ReplacedError,
	err error) {
	// The attempt is not told of the capabilities: it would close the answer unread, and the
	// answer says what to undo.
	rep, err := t.open(ctx, r)
	if err != nil {
		if !rep.replaced.IsZero() {
			replaced = t.replacedError(r.Subject, rep.replaced, nil)
		}
		return created, replaced, err
	}
	if created, err = readReply[T](ctx, t, r, rep); err != nil || rep.replaced.IsZero() {
		return created, nil, err
	}
	for _, c := range caps {
		if rule, ok := LookupRule(c); ok && rule.On(rep.replaced) != rule.On(t.Server.Version) {
			if replaced == nil {
				replaced = t.replacedError(r.Subject, rep.replaced, nil)
			}
			replaced.Options = append(replaced.Options, rule.Option)
		}
	}
	if replaced == nil {
		to.Version = rep.replaced // which takes it as it was meant
	}
	return created, replaced, nil
}
