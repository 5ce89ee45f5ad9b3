//go:build linux

package servers

import (
	"context"
	"errors"
	"testing"
)

func TestAptUpdate(t *testing.T) {
	locked := errors.New("apt-get update: exit status 100\nE: Could not get lock /var/lib/apt/lists/lock. It is held by process 1 (apt-get)")
	denied := errors.New("apt-get update: exit status 100\nE: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)")
	for name, c := range map[string]struct {
		answers []error // the last one for ever
		tries   int
		err     error
	}{
		"free":              {[]error{nil}, 1, nil},
		"held for a while":  {[]error{locked, locked, nil}, 3, nil},
		"held for too long": {[]error{locked}, updateTries, locked},
		"another failure":   {[]error{denied}, 1, denied},
	} {
		t.Run(name, func(t *testing.T) {
			tries := 0
			err := aptUpdate(t.Context(), func(context.Context, ...string) error {
				tries++
				return c.answers[min(tries, len(c.answers))-1]
			}, 0)
			if tries != c.tries || err != c.err {
				t.Errorf("%d tries, %v; want %d, %v", tries, err, c.tries, c.err)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := aptUpdate(ctx, func(context.Context, ...string) error { return locked }, updatePause); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
