package core

import (
	"testing"
)

func TestSecretExistsEmulated(t *testing.T) {
	for version, op := range map[string]Op{"3.1.0": OpSecretInspect, "4.4.4": OpSecretInspect, "4.5.0": OpSecretExists} {
		c, conn := scripted(t, version, text(OpSecretInspect, `{"ID":"a"}`))
		if there, err := c.SecretExists(t.Context(), "a", ReadOptions{}); err != nil || !there.Exists || len(conn.requests(op)) != 1 {
			t.Errorf("%s: %v, %v, sent %v", version, there.Exists, err, conn.sent)
		}
	}
}
