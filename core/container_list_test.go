package core

import (
	"context"
	"io"
	"strconv"
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
	for _, tt := range []struct {
		failures int
		message  string // %d: the try
		fails    bool
	}{
		{0, "", false}, {1, "no such container", false}, {readTries - 1, "no such container", false}, {readTries, "no such container", true},
		{3 * readTries, "container %d: no such container", false},
		{2, "lstat /v/%d/_data: no such file or directory", false}, {2, "error reading /n/%d.conflist: open: no such file or directory", false},
		{1, "permission denied", true},
	} {
		tries := 0
		c, _ := scripted(t, "3.4.4", func(_ context.Context, r Request) (io.Reader, error) {
			if tries++; tries <= tt.failures {
				return nil, &APIError{Op: "list", Status: 500, Message: strings.Replace(tt.message, "%d", strconv.Itoa(tries), 1)}
			}
			return strings.NewReader("[]"), nil
		})
		err := list(c)
		want := tt.failures + 1
		if tt.fails {
			want = tt.failures
		}
		if tt.fails != (err != nil) || tries != want {
			t.Errorf("%s: %d times %q: %v after %d requests", op, tt.failures, tt.message, err, tries)
		}
	}
}

// A network's file that is in the making fails the reading of every network.
func TestNetworkIsReadAgainWhileAnotherOneIsWritten(t *testing.T) {
	tries := 0
	c, _ := networkClient(t, "3.4.4", nil)
	c.link.Conn = &scriptConn{version: "3.4.4", answer: func(context.Context, Request) (io.Reader, error) {
		if tries++; tries%3 != 0 {
			return nil, &APIError{Status: 500, Message: "in /n/other.conflist: error parsing configuration list: unexpected end of JSON input"}
		}
		return strings.NewReader(`{"name":"n"}`), nil
	}}
	if n, err := c.InspectNetwork(t.Context(), "n", ReadOptions{}); err != nil || n.Network.Name != "n" {
		t.Errorf("%+v, %v", n.Network, err)
	}
	if there, err := c.NetworkExists(t.Context(), "n", ReadOptions{}); err != nil || !there.Exists || tries != 6 {
		t.Errorf("%t, %v after %d requests", there.Exists, err, tries)
	}
}
