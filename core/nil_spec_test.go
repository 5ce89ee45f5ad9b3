package core

import (
	"errors"
	"testing"
)

func TestNilSpecsAreRefused(t *testing.T) {
	c, conn := scripted(t, "4.9.5", nil)
	_, container := c.CreateContainer(t.Context(), nil, CreateOptions{})
	_, pod := c.CreatePod(t.Context(), nil, CreateOptions{})
	_, network := c.CreateNetwork(t.Context(), nil, CreateOptions{})
	_, volume := c.CreateVolume(t.Context(), nil, CreateOptions{})
	_, verified := c.CreateVolume(t.Context(), nil, CreateOptions{Verify: true})
	_, secret := c.CreateSecret(t.Context(), nil, CreateOptions{})
	for what, err := range map[string]error{
		"container": container, "pod": pod, "network": network, "volume": volume, "verified volume": verified, "secret": secret,
		"check": CheckContainer(c.Server(), nil), "check pod": CheckPod(c.Server(), nil), "check network": CheckNetwork(c.Server(), nil),
		"check volume": CheckVolume(c.Server(), nil),
	} {
		if !errors.Is(err, ErrInvalid) || len(conn.sent) > 0 {
			t.Errorf("%s: %v, sent %v", what, err, conn.sent)
		}
	}
}
