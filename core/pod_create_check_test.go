package core

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/podspan/podspan/core/reply"
)

type podInfoAdapter struct{ podAdapter }

func (a podInfoAdapter) Decode(op Op, r io.Reader) (any, error) {
	if op == OpInfo {
		v := &reply.Info{}
		return v, json.NewDecoder(r).Decode(v)
	}
	return a.podAdapter.Decode(op, r)
}

// Rootless services that manage cgroups themselves lose a pod's limits in silence.
func TestLimitsOfAPodWithoutACgroup(t *testing.T) {
	limit := Bytes(64 << 20)
	for _, tt := range []struct {
		rootless bool
		manager  string
		refused  bool
	}{{false, "cgroupfs", false}, {true, "systemd", false}, {true, "cgroupfs", true}} {
		c, conn := podScripted("4.3.1")
		conn.answer = func(context.Context, Request) (io.Reader, error) {
			return strings.NewReader(fmt.Sprintf(`{"host":{"cgroupManager":%q,"security":{"rootless":%t}}}`, tt.manager, tt.rootless)), nil
		}
		c.link.Adapter = podInfoAdapter{}
		if _, err := c.CreatePod(t.Context(), &PodSpec{}, CreateOptions{}); err != nil || len(conn.requests(OpInfo)) != 0 {
			t.Errorf("no limits: %v, asked %d times", err, len(conn.requests(OpInfo)))
		}
		p := &PodSpec{Resources: PodResources{Memory: &PodMemory{Limit: &limit}}}
		_, err := c.CreatePod(t.Context(), p, CreateOptions{})
		if errors.Is(err, ErrUnsupported) != tt.refused || !tt.refused && err != nil {
			t.Errorf("rootless %t, %s: %v", tt.rootless, tt.manager, err)
		}
		if n := len(conn.requests(OpPodCreate)); tt.refused && n != 1 {
			t.Errorf("%d pods were created, one of them with limits", n)
		}
	}
}
