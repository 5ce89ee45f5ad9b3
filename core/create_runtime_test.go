package core

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/podspan/podspan/core/reply"
)

type infoAdapter struct{ scriptAdapter }

func (a infoAdapter) Decode(op Op, r io.Reader) (any, error) {
	if op == OpInfo {
		v := &reply.Info{}
		return v, json.NewDecoder(r).Decode(v)
	}
	return a.scriptAdapter.Decode(op, r)
}

func TestWhatTheRuntimeLeavesOutIsRefused(t *testing.T) {
	mapped := &ContainerSpec{Storage: ContainerStorage{Image: "i",
		Mounts: []Mount{{Type: "bind", Source: "/a", Destination: "/b", Options: []string{"idmap"}}}}}
	for _, tt := range []struct {
		spec    *ContainerSpec
		runtime string
		asked   int
		refused bool
	}{
		{mapped, `{"name":"runc","version":"runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1"}`, 1, true},
		{mapped, `{"name":"runc","version":"runc version 1.2.0\nspec: 1.0.2-dev"}`, 1, false},
		{mapped, `{"name":"crun","version":"crun version 1.0.1"}`, 1, false},
		{mapped, `{"name":"runc","version":"unknown"}`, 1, false},
		{mapped, `null`, 1, false},
		{&ContainerSpec{Storage: ContainerStorage{Image: "i"}}, `null`, 0, false},
	} {
		c, conn := scripted(t, "4.9.5", func(_ context.Context, r Request) (io.Reader, error) {
			if r.Op == OpInfo {
				return strings.NewReader(`{"host":{"ociRuntime":` + tt.runtime + `}}`), nil
			}
			return strings.NewReader(`{"Id":"abc"}`), nil
		})
		c.link.Adapter = infoAdapter{}
		_, err := c.CreateContainer(t.Context(), tt.spec, CreateOptions{})
		var why *UnsupportedError
		if errors.As(err, &why) != tt.refused || !tt.refused && err != nil || len(conn.requests(OpInfo)) != tt.asked {
			t.Errorf("%s: %v, asked %d times", tt.runtime, err, len(conn.requests(OpInfo)))
		}
		if tt.refused && (!strings.Contains(err.Error(), "runc ≥ 1.2.0") || len(conn.requests(OpContainerCreate)) > 0) {
			t.Errorf("%s: %v", tt.runtime, err)
		}
	}
}
