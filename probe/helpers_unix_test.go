//go:build !windows

package probe

import (
	"testing"
	"time"
)

func said(t *testing.T, e *endpoint) (string, error) {
	t.Helper()
	_, body, err := e.get(t.Context(), "/x", 1000)
	return string(body), err
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if done() {
			return
		}
	}
	t.Error("it did not happen within 10 seconds")
}
