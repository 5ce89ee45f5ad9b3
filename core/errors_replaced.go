package core

import (
	"errors"
	"fmt"
	"strings"
)

// ReplacedError says that another version than the one that a request was made
// for has answered it: the server was replaced meanwhile. The request may have
// been carried out, but not all that was asked for. Its class is
// [ErrNotApplied], whatever Err is.
type ReplacedError struct {
	Op      string
	Server  string
	Was     Version  // that the request was made for
	Now     Version  // that answered
	Options []string // what the two do differently, in the command line's words
	Err     error    // what made the answer useless, if anything
}

func (e *ReplacedError) Error() string {
	s := fmt.Sprintf("%s: %s was replaced meanwhile: made for Podman %s, answered by Podman %s", e.Op, e.Server, e.Was, e.Now)
	if len(e.Options) > 0 {
		s += "; these may not have been applied: " + strings.Join(e.Options, ", ")
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s + "; look what is there and try again"
}

// Is makes errors.Is(err, ErrNotApplied) true.
func (e *ReplacedError) Is(target error) bool { return target == ErrNotApplied }

// Unwrap gives errors.As the cause. errors.Is does not look into it: what another
// server says is about another object.
func (e *ReplacedError) Unwrap() error {
	if e.Err == nil {
		return nil
	}
	return detail{e.Err}
}

// detail is an error for errors.As only.
type detail struct{ err error }

func (d detail) Error() string      { return d.err.Error() }
func (d detail) As(target any) bool { return errors.As(d.err, target) }
