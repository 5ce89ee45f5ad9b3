package core

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

const (
	ignoresLimits = "Resource limits are not supported and ignored on cgroups V1 rootless systems"
	noSwap        = "Your kernel does not support swap limit capabilities or the cgroup is not mounted. Memory limited without swap."
)

// A server that says that it left a limit out has not applied it.
func TestWarningsOfACreateAreOutcomes(t *testing.T) {
	memory := func(swap *Bytes) *ContainerSpec {
		s := hostnamed()
		s.Resources.Memory = &Memory{Limit: new(Bytes(1 << 26)), Swap: swap}
		return s
	}
	for _, tt := range []struct {
		name    string
		warning string
		spec    *ContainerSpec
		lost    []string // nil: the container stays
	}{
		{"all limits", ignoresLimits, memory(new(Bytes(1 << 27))), []string{"--memory", "--memory-swap"}},
		{"no limit was asked for", ignoresLimits, hostnamed(), nil},
		{"swap that was asked for", noSwap, memory(new(Bytes(1 << 27))), []string{"--memory-swap"}},
		{"swap that the server or the encoder adds", noSwap, memory(nil), nil},
		{"unlimited swap is as asked", noSwap, memory(new(Bytes(-1))), nil},
		{"an unknown warning", "The moon is full.", memory(nil), nil},
	} {
		for _, lenient := range []bool{false, true} {
			c, conn := scripted(t, "4.9.5", func(_ context.Context, r Request) (io.Reader, error) {
				if r.Op == OpContainerCreate {
					return strings.NewReader(`{"Id":"abc","Warnings":["` + tt.warning + `"]}`), nil
				}
				return nil, nil
			})
			var asked []string
			if lenient {
				c.options.Skew = func(e *UnsupportedError) error { asked = append(asked, e.Option); return nil }
			}
			created, err := c.CreateContainer(t.Context(), tt.spec, CreateOptions{})
			removed := len(conn.requests(OpContainerRemove))
			if lenient || tt.lost == nil {
				if err != nil || removed != 0 || !slices.Equal(created.Warnings, []string{tt.warning}) || lenient && !slices.Equal(asked, tt.lost) {
					t.Errorf("%s, lenient %t: %+v, %v, %d removed, asked %v", tt.name, lenient, created, err, removed, asked)
				}
				continue
			}
			var lost *NotAppliedError
			if !errors.As(err, &lost) || !errors.Is(err, ErrNotApplied) || !slices.Equal(lost.Settings, tt.lost) || removed != 1 ||
				!strings.Contains(err.Error(), tt.warning) {
				t.Errorf("%s: %v, %d removed", tt.name, err, removed)
			}
		}
	}
}

// Every field that a warning is about is a limit that a spec can ask for.
func TestDiscardsNameLimits(t *testing.T) {
	for _, d := range discards {
		for _, f := range d.fields {
			if !slices.ContainsFunc(resourceLimits, func(l resourceLimit) bool { return l.field == f }) {
				t.Errorf("%s: %s is no limit", d.text, f)
			}
		}
	}
}
