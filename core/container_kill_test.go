package core

import (
	"errors"
	"testing"
)

func TestKillSignals(t *testing.T) {
	for s, want := range map[Signal]string{0: "9", SIGHUP: "1", sigRTMax: "64", sigRTMax + 1: "", -1: ""} {
		c, conn := scripted(t, "4.9.5", nil)
		_, container := c.KillContainer(t.Context(), "web", KillOptions{Signal: s})
		_, pod := c.KillPod(t.Context(), "web", KillOptions{Signal: s})
		if want == "" {
			if !errors.Is(container, ErrInvalid) || !errors.Is(pod, ErrInvalid) || len(conn.sent) > 0 {
				t.Errorf("%d: %v, %v, sent %v", s, container, pod, conn.sent)
			}
			continue
		}
		for _, op := range []Op{OpContainerKill, OpPodKill} {
			if sent := conn.requests(op); len(sent) != 1 || sent[0].Query.Get("signal") != want {
				t.Errorf("%d: sent %v", s, sent)
			}
		}
	}
}
