package core

import (
	"context"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// mergeEnv makes servers that merge into the image's variables only do what
// newer ones do (pkg/specgen/generate/container.go of 4.3 to 4.5): they leave
// out a variable that the image lacks, and cut a value at its second "=".
//
// It returns s itself where nothing is lost, and else a copy with plain
// variables instead, which is the same if no value uses another variable. What
// stays to be merged is held against the image; a variable that would be lost is
// refused.
func (t *attempt) mergeEnv(ctx context.Context, s *ContainerSpec) (*ContainerSpec, error) {
	b := &s.Basic
	if len(b.EnvMerge) == 0 || b.UnsetEnvAll || Supports(CapEnvMergeNew, t.Server.Version) == Native {
		return s, nil
	}
	if !slices.ContainsFunc(b.EnvMerge, usesVariables) {
		return plainEnv(s), nil
	}
	known := map[string]string{"PATH": "", "TERM": "", "container": ""} // podman's own defaults
	if s.Storage.Image != "" {
		img, err := request[*reply.Image](ctx, t, imageRequest(OpImageInspect, "inspect", s.Storage.Image))
		if errors.Is(err, ErrNotFound) {
			return s, nil // the create will say so
		}
		if err != nil {
			return nil, err
		}
		if img.Config != nil {
			for _, e := range img.Config.Env {
				name, value, _ := strings.Cut(e, "=")
				known[name] = value
			}
		}
	}
	for _, e := range b.EnvMerge {
		name, value, _ := strings.Cut(e, "=")
		_, there := known[name]
		whole := os.Expand(value, func(v string) string { return known[v] })
		if !there || strings.Contains(value+whole, "=") {
			return nil, Check(t.Server, CapEnvMergeNew)
		}
	}
	return s, nil
}

// usesVariables reports whether a value is more than the text that is written:
// podman reads it as a shell reads a word.
func usesVariables(env string) bool { return strings.ContainsAny(env, `$\'"`) }

// plainEnv has all that was to be merged as variables of the container's own;
// those of Env win, as they do over merged ones, and those of UnsetEnv are gone.
func plainEnv(s *ContainerSpec) *ContainerSpec {
	c := *s
	c.Basic.EnvMerge = nil
	c.Basic.Env = map[string]string{}
	for _, e := range s.Basic.EnvMerge {
		if name, value, _ := strings.Cut(e, "="); !slices.Contains(s.Basic.UnsetEnv, name) {
			c.Basic.Env[name] = value
		}
	}
	maps.Copy(c.Basic.Env, s.Basic.Env)
	return &c
}
