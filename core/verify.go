package core

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Difference is one field that is not as it was asked for.
type Difference struct {
	Field  string // the library's word, "Basic.Hostname"
	Option string // the command line's word, "--hostname"
	Wanted string // as people read it; of a list, what is missing
	Got    string // what the server's inspect says
}

// VerifyError says that what was created is not what was asked for, or that
// this could not be found out (Err). It has been removed, or an error around
// this one says why not; with a [*ReplacedError] for Err it may still be on the
// server that was there before. The error's class is [ErrNotApplied], or that of Err.
type VerifyError struct {
	// One of these names what was created.
	Container string // ID
	Pod       string // ID
	Volume    string // name
	Secret    string // ID

	Server      string // URI
	Version     Version
	Differences []Difference
	Err         error    // why it could not be read back; nil: it could
	Warnings    []string // what the server remarked when it created it

	removed bool
}

// object returns what was created, as people name it.
func (e *VerifyError) object() (kind, name string) {
	switch {
	case e.Pod != "":
		return "pod", e.Pod
	case e.Volume != "":
		return "volume", e.Volume
	case e.Secret != "":
		return "secret", e.Secret
	}
	return "container", e.Container
}

func (e *VerifyError) Error() string {
	kind, id := e.object()
	var b strings.Builder
	fmt.Fprintf(&b, "verify %s %s, made by Podman %s at %s: ", kind, id, e.Version, e.Server)
	if e.Err != nil {
		fmt.Fprintf(&b, "it cannot be read back: %s", e.Err)
	} else {
		b.WriteString("it is not what was asked for")
	}
	for _, d := range e.Differences {
		name := d.Field
		if d.Option != "" {
			name = d.Option + " (" + d.Field + ")"
		}
		fmt.Fprintf(&b, "\n%s: wanted %s, got %s", name, d.Wanted, d.Got)
	}
	if e.removed {
		b.WriteString("\nthe " + kind + " was removed")
	}
	if len(e.Differences) > 0 {
		b.WriteString("\nleave these options out, or ask another server")
	}
	return b.String()
}

// Is makes errors.Is(err, ErrNotApplied) true of differences.
func (e *VerifyError) Is(target error) bool { return target == ErrNotApplied && e.Err == nil }

// Unwrap returns why it could not be read back.
func (e *VerifyError) Unwrap() error { return e.Err }

// settle compares what was made with what was asked for, and removes it and
// returns e if it is another.
func (e *VerifyError) settle(ctx context.Context, compare func() ([]Difference, error), remove func(context.Context) error) error {
	if e.Differences, e.Err = compare(); e.Err == nil && len(e.Differences) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), verifyUndoTime)
	defer cancel()
	replaced := errors.As(e.Err, new(*ReplacedError))
	if replaced && e.Volume != "" {
		return e // the server that is there now may have another one of the name
	}
	// A remove does the same in every version.
	if err := remove(ctx); err != nil && !errors.As(err, new(*ReplacedError)) {
		return fmt.Errorf("%w\nremoving it failed: %w", e, err)
	}
	e.removed = !replaced // another server was asked to
	return e
}

// verifyUndoTime bounds the removal of what is not as it was asked for, which
// has to happen also when the caller's context has ended.
const verifyUndoTime = 10 * time.Second

// readBack sends an inspect. An answer of another version than made it says
// nothing about what that version did.
func readBack[T any](ctx context.Context, c *Client, r Request, made Version) (T, error) {
	var none T
	t, err := c.begin(ctx)
	if err != nil {
		return none, err
	}
	replaced := func(now Version, why error) error {
		return &ReplacedError{Op: r.Subject, Server: t.Server.URI, Was: made, Now: now, Err: why}
	}
	if t.Server.Version.Compare(made) != 0 {
		return none, replaced(t.Server.Version, nil)
	}
	rep, err := t.open(ctx, r)
	switch {
	case err != nil && !rep.replaced.IsZero():
		return none, replaced(rep.replaced, err)
	case err != nil:
		return none, err
	case !rep.replaced.IsZero():
		_ = rep.Body.Close() // the error to report is the other
		return none, replaced(rep.replaced, nil)
	}
	return readReply[T](ctx, t, r, rep)
}
