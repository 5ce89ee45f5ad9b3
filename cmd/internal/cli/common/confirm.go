package common

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Confirm asks a question and reads a line of the answer: yes is what begins
// with a y. An input that ends before the line does is an error, as it is
// podman's.
func (a *App) Confirm(ctx context.Context, question string) (bool, error) {
	if _, err := fmt.Fprint(a.Stdout, question); err != nil {
		return false, err
	}
	type answer struct {
		line string
		err  error
	}
	// A read from a terminal cannot be ended; an interrupted command leaves it behind.
	read := make(chan answer, 1)
	go func() {
		line, err := bufio.NewReader(a.Stdin).ReadString('\n')
		read <- answer{line, err}
	}()
	select {
	case <-ctx.Done():
		return false, context.Cause(ctx)
	case got := <-read:
		if errors.Is(got.err, io.EOF) {
			return false, errNoAnswer
		}
		return strings.HasPrefix(strings.ToLower(got.line), "y"), got.err
	}
}

var errNoAnswer = errors.New("no answer: the input has ended; --force does without one")
