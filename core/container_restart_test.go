package core

import (
	"errors"
	"testing"
	"time"
)

// Every server kills at once when a restart has no timeout.
func TestRestartAlwaysSendsATimeout(t *testing.T) {
	three := 3 * time.Second
	for want, o := range map[string]RestartContainerOptions{"37": {}, "3": {Timeout: &three}} {
		c, conn := scripted(t, "4.9.5", text(OpContainerInspect, `{"Config":{"StopTimeout":37}}`))
		if _, err := c.RestartContainer(t.Context(), "web", o); err != nil {
			t.Fatal(err)
		}
		sent := conn.requests(OpContainerRestart)
		if len(sent) != 1 || sent[0].Query.Get("timeout") != want {
			t.Errorf("sent %v, want a timeout of %s", sent, want)
		}
	}
	c, conn := scripted(t, "4.9.5", text(OpContainerInspect, `{}`))
	if _, err := c.RestartContainer(t.Context(), "web", RestartContainerOptions{}); !errors.Is(err, ErrServer) ||
		len(conn.requests(OpContainerRestart)) != 0 {
		t.Errorf("no stop timeout is known: %v", err)
	}
}
