package core

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestWaitForHealthByInspect(t *testing.T) {
	const starting = `{"Id":"i","State":{"Status":"running","Health":{"Status":"starting"}}}`
	for _, x := range []struct {
		last       string
		conditions []string
		code       int32
	}{
		{`{"Id":"i","State":{"Status":"running","Health":{"Status":"healthy"}}}`, []string{"healthy"}, -1},
		{`{"Id":"i","State":{"Status":"running","Health":{"Status":"unhealthy"}}}`, []string{"healthy", "unhealthy"}, -1},
		{`{"Id":"i","State":{"Status":"exited","ExitCode":3,"Health":{"Status":"starting"}}}`, []string{"healthy", "exited"}, 3},
	} {
		n := 0
		c, conn := scripted(t, "3.4.4", func(_ context.Context, r Request) (io.Reader, error) {
			if n++; n < 3 {
				return strings.NewReader(starting), nil
			}
			return strings.NewReader(x.last), nil
		})
		code, err := c.WaitContainer(t.Context(), "web", WaitContainerOptions{Conditions: x.conditions, Interval: time.Millisecond})
		if code.ExitCode != x.code || err != nil || len(conn.requests(OpContainerInspect)) != 3 || len(conn.requests(OpContainerWait)) != 0 {
			t.Errorf("%v: code %d, %v; %d inspects", x.conditions, code.ExitCode, err, len(conn.requests(OpContainerInspect)))
		}
	}
	c, _ := scripted(t, "3.4.4", text(OpContainerInspect, `{"Id":"i","State":{"Status":"running"}}`))
	if _, err := c.WaitContainer(t.Context(), "web", WaitContainerOptions{Conditions: []string{"healthy"}}); !errors.Is(err, ErrInvalid) {
		t.Errorf("no health check: %v", err)
	}
	c, _ = scripted(t, "3.4.4", text(OpContainerInspect, starting))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := c.WaitContainer(ctx, "web", WaitContainerOptions{Conditions: []string{"healthy"}, Interval: time.Hour}); !errors.Is(err,
		context.DeadlineExceeded) {
		t.Errorf("the wait outlives its context: %v", err)
	}
	c, conn := scripted(t, "4.9.5", text(OpContainerWait, `-1`))
	if _, err := c.WaitContainer(t.Context(), "web", WaitContainerOptions{Conditions: []string{"healthy"}}); err != nil ||
		len(conn.requests(OpContainerInspect)) != 0 {
		t.Errorf("a server that can: %v", err)
	}
}
