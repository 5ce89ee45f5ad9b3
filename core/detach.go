package core

import (
	"errors"
	"io"
	"net"

	"github.com/moby/term"
)

// DefaultDetachKeys is podman's own sequence (containers/common's
// containers.conf, detach_keys).
const DefaultDetachKeys = "ctrl-p,ctrl-q"

// parseDetachKeys turns "ctrl-p,ctrl-q" into bytes; empty is no keys.
func parseDetachKeys(s string) ([]byte, error) {
	if s == "" {
		return nil, nil
	}
	b, err := term.ToBytes(s)
	if err != nil {
		return nil, &FieldError{Field: "AttachOptions.DetachKeys", Value: s,
			Reason: "use characters and ctrl-LETTER, joined by commas: " + err.Error()}
	}
	return b, nil
}

// detachWatch finds the detach keys in what is typed, also when they come in
// several pieces. What may be their beginning is held back until it is not:
// the keys are for the client and never reach the container.
type detachWatch struct {
	keys []byte
	at   int // how many of keys are held back
}

// filter appends to dst what of p, and of what was held back, is for the
// container. done says that the keys are complete; what follows them is lost.
func (d *detachWatch) filter(dst, p []byte) (out []byte, done bool) {
	if len(d.keys) == 0 {
		return append(dst, p...), false
	}
	for _, b := range p {
		for d.at > 0 && b != d.keys[d.at] {
			shorter := d.fallback()
			dst = append(dst, d.keys[:d.at-shorter]...)
			d.at = shorter
		}
		if b != d.keys[d.at] {
			dst = append(dst, b)
			continue
		}
		if d.at++; d.at == len(d.keys) {
			d.at = 0
			return dst, true
		}
	}
	return dst, false
}

// rest returns what is held back, at the end of the input.
func (d *detachWatch) rest() []byte { return d.keys[:d.at] }

// fallback returns the length of the longest shorter beginning of keys that
// the matched bytes end with.
func (d *detachWatch) fallback() int {
	for n := d.at - 1; n > 0; n-- {
		if string(d.keys[:n]) == string(d.keys[d.at-n:d.at]) {
			return n
		}
	}
	return 0
}

// isClosed reports whether err says that the other side has ended.
func isClosed(err error) bool {
	return errors.Is(err, net.ErrClosed) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrClosedPipe) || isReset(err)
}
