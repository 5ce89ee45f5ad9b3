package core

import (
	"errors"
	"strings"
	"testing"
)

// Servers that do not pass the end of the input on are not attached to with one,
// unless a key on a terminal says it.
func TestInputThatEndsIsRefused(t *testing.T) {
	input := strings.NewReader("x")
	for _, c := range []struct {
		version         string
		container, exec bool // refused
	}{{"3.2.3", true, true}, {"3.3.0", true, false}, {"3.4.0", true, false}, {"3.4.1", false, false}} {
		for _, tty := range []bool{false, true} {
			client, _ := scripted(t, c.version, nil)
			o := AttachOptions{Stdin: input, Stdout: &strings.Builder{}, TTY: tty}
			_, err := client.AttachContainer(t.Context(), "a", o)
			if got := errors.Is(err, ErrUnsupported); got != (c.container && !tty) {
				t.Errorf("%s: container, terminal %t: %v", c.version, tty, err)
			}
			_, err = client.AttachExec(t.Context(), "a", o)
			if got := errors.Is(err, ErrUnsupported); got != (c.exec && !tty) {
				t.Errorf("%s: exec, terminal %t: %v", c.version, tty, err)
			}
		}
	}
}
