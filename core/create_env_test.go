package core

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// What older servers would leave out of --env-merge is emulated or is refused.
func TestMergeEnv(t *testing.T) {
	image := `{"Id":"i","Config":{"Env":["PATH=/bin","OPTS=-a=b"]}}`
	for _, c := range []struct {
		name, release string
		merge         []string
		env           map[string]string
		unset         []string
		wantMerge     []string // nil with wantEnv: emulated
		wantEnv       map[string]string
		refused       bool
	}{
		{name: "newer servers", release: "4.6.0", merge: []string{"A=b=c"}, wantMerge: []string{"A=b=c"}},
		{name: "literal", release: "4.3.1", merge: []string{"A=b=c", "B=d"}, env: map[string]string{"B": "own"},
			wantEnv: map[string]string{"A": "b=c", "B": "own"}},
		{name: "unset", release: "4.3.1", merge: []string{"A=b"}, unset: []string{"A"}, wantEnv: map[string]string{}},
		{name: "the image has it", release: "4.5.0", merge: []string{"PATH=$PATH:/extra"}, wantMerge: []string{"PATH=$PATH:/extra"}},
		{name: "the image lacks it", release: "4.5.0", merge: []string{"NEW=$PATH"}, refused: true},
		{name: "literal beside it", release: "4.5.0", merge: []string{"PATH=$PATH:/x", "NEW=a"}, refused: true},
		{name: "a second =", release: "4.3.0", merge: []string{"PATH=$PATH:a=b"}, refused: true},
		{name: "a second = in the image's value", release: "4.3.0", merge: []string{"PATH=$OPTS"}, refused: true},
	} {
		cl, _ := scripted(t, c.release, func(_ context.Context, r Request) (io.Reader, error) {
			if r.Op == OpImageInspect {
				return strings.NewReader(image), nil
			}
			return nil, nil
		})
		turn, err := cl.begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s := &ContainerSpec{Storage: ContainerStorage{Image: "a"}, Basic: ContainerBasic{EnvMerge: c.merge, Env: c.env, UnsetEnv: c.unset}}
		got, err := turn.mergeEnv(t.Context(), s)
		if c.refused {
			if !errors.Is(err, ErrUnsupported) {
				t.Errorf("%s: %v, want a refusal", c.name, err)
			}
			continue
		}
		if err != nil || !slices.Equal(got.Basic.EnvMerge, c.wantMerge) || c.wantEnv != nil && !maps.Equal(got.Basic.Env, c.wantEnv) {
			t.Errorf("%s: %v, %v, %v", c.name, got.Basic.EnvMerge, got.Basic.Env, err)
		}
		if !slices.Equal(s.Basic.EnvMerge, c.merge) || !maps.Equal(s.Basic.Env, c.env) {
			t.Errorf("%s: the caller's spec has changed", c.name)
		}
	}
}
