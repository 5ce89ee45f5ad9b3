package core

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// A container that goes away meanwhile does not keep the others, or what they
// use, from being listed.
func TestListIsAskedForAgain(t *testing.T) {
	for op, list := range map[Op]func(*Client) error{
		OpContainerList: func(c *Client) error { _, err := c.ListContainers(t.Context(), ListContainersOptions{}); return err },
		OpNetworkList:   func(c *Client) error { _, err := c.ListNetworks(t.Context(), ListNetworksOptions{}); return err },
		OpVolumeList:    func(c *Client) error { _, err := c.ListVolumes(t.Context(), ListVolumesOptions{}); return err },
		OpPodList:       func(c *Client) error { _, err := c.ListPods(t.Context(), ListPodsOptions{}); return err },
	} {
		t.Run(string(op), func(t *testing.T) { askedForAgain(t, op, list) })
	}
}

func askedForAgain(t *testing.T, op Op, list func(*Client) error) {
	gone := &APIError{Op: "list", Status: 500, Message: "no such container"}
	for _, failures := range []int{0, 1, readTries - 1, readTries} {
		c, conn := scripted(t, "3.4.4", func(_ context.Context, r Request) (io.Reader, error) {
			if failures > 0 {
				failures--
				return nil, gone
			}
			return strings.NewReader("[]"), nil
		})
		want := failures + 1
		err := list(c)
		if failed := want > readTries; failed != errors.Is(err, ErrNotFound) || !failed && err != nil {
			t.Errorf("%d failures: %v", want-1, err)
		}
		if n := len(conn.requests(op)); n != min(want, readTries) {
			t.Errorf("%d failures: %d requests", want-1, n)
		}
	}
}
