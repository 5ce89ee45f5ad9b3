package core

import (
	"context"
	"errors"
	"fmt"
)

// createAgain is a create that notices when the server has been replaced by
// another version. once sends one create: with replaced set, another version
// has answered and its answer cannot be kept, be it with what it made or with
// an error. A router that does not know the create is a sign of that, too. undo
// removes what was made. The create is then sent once more, through the right
// adapter; a server that is replaced again is the [*ReplacedError].
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

// undoCreate removes what was made from the form for another version: remove
// does it, on the server that is there now. what names it for the error.
func (c *Client) undoCreate(ctx context.Context, what string, why *ReplacedError, remove func(*attempt) error) error {
	var err error
	if c.options.Choose != nil {
		_, err = do(ctx, c, func(t *attempt) (none, error) { return none{}, remove(t) })
	} else {
		l, _, _ := c.state()
		err = remove(c.on(l))
	}
	// A remove does the same in every version that carries it out: being answered
	// by another is no failure.
	if err != nil && (unread(err) || !errors.As(err, new(*ReplacedError))) {
		return fmt.Errorf("%w; %s, made from the form for the old version, could not be removed: %w", why, what, err)
	}
	return nil
}

// createIn sends a create whose form holds for the attempt's version only. With
// replaced set another version has answered: with what it made, whatever became
// of it, or with an error that says nothing of what was asked for.
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

// createOn sends a create that was made with the capabilities caps for the server
// to, whose version becomes that which made it. With replaced set another version
// has answered: with what it made, which does not do all of caps as it was
// meant, or with an error.
func createOn[T any](ctx context.Context, t *attempt, r Request, caps []Capability, to *Server) (created T, replaced *ReplacedError,
	err error) {
	// The capabilities are not noted in the attempt: it would close the answer
	// unread, which says what there is to undo.
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
