package common

import (
	"bytes"
	"context"
	"testing"
	"time"
)

// A question that nobody answers does not hold an interrupted command.
func TestConfirmIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	block := make(chan struct{})
	defer close(block)
	a := &App{Env: Env{Stdin: blockedReader(block), Stdout: &bytes.Buffer{}}}
	time.AfterFunc(10*time.Millisecond, cancel)
	if yes, err := a.Confirm(ctx, "?"); yes || err != context.Canceled {
		t.Errorf("%t, %v", yes, err)
	}
}

type blockedReader chan struct{}

func (b blockedReader) Read([]byte) (int, error) { <-b; return 0, nil }
