package core

import (
	"context"
	"io"
	"testing"
)

func TestVolumeExistsEmulated(t *testing.T) {
	for version, op := range map[string]Op{"3.0.0": OpVolumeInspect, "3.1.0": OpVolumeExists} {
		c, conn := scripted(t, version, text(op, `{"Name":"v"}`))
		if there, err := c.VolumeExists(t.Context(), "v", ReadOptions{}); err != nil || !there.Exists || len(conn.requests(op)) != 1 {
			t.Errorf("%s: %v, %v, sent %v", version, there.Exists, err, conn.sent)
		}
		c, _ = scripted(t, version, func(context.Context, Request) (io.Reader, error) {
			return nil, &APIError{Status: 404, Version: MustVersion(version)}
		})
		if there, err := c.VolumeExists(t.Context(), "v", ReadOptions{}); err != nil || there.Exists {
			t.Errorf("%s, none: %v, %v", version, there.Exists, err)
		}
	}
}
