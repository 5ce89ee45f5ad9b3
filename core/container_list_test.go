package core

import (
	"context"
	"errors"
	"io"
	"testing"
)

// A container that goes away meanwhile does not keep the others from being listed.
func TestListIsAskedForAgain(t *testing.T) {
	gone := &APIError{Op: "list containers", Status: 500, Message: "no such container"}
	for _, failures := range []int{0, 1, readTries - 1, readTries} {
		c, conn := scripted(t, "3.4.4", func(_ context.Context, r Request) (io.Reader, error) {
			if failures > 0 {
				failures--
				return nil, gone
			}
			return nil, nil
		})
		want := failures + 1
		_, err := c.ListContainers(t.Context(), ListContainersOptions{})
		if failed := want > readTries; failed != errors.Is(err, ErrNotFound) || !failed && err != nil {
			t.Errorf("%d failures: %v", want-1, err)
		}
		if n := len(conn.requests(OpContainerList)); n != min(want, readTries) {
			t.Errorf("%d failures: %d requests", want-1, n)
		}
	}
}
